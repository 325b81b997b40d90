namespace CustomVision.DataRights.Viewer;

// One property per entry of ViewerTexts.resx; a test compares the two.
internal sealed partial class ViewerTexts
{
    public string ArchiveTitle => Get();

    public string ArchiveIntroduction => Get();

    public string Facts => Get();

    public string RequestId => Get();

    public string ExportedOn => Get();

    public string ExportedFrom => Get();

    public string MadeWith => Get();

    public string Result => Get();

    public string OutcomeComplete => Get();

    public string OutcomeCompleteWithDifferences => Get();

    public string OutcomeIncomplete => Get();

    public string Projects => Get();

    public string NoProjects => Get();

    public string Project => Get();

    public string Kind => Get();

    public string KindMulticlass => Get();

    public string KindMultilabel => Get();

    public string KindDetection => Get();

    public string KindUnknown => Get();

    public string ValueSucceeded => Get();

    public string ValueImporting => Get();

    public string ValueFailed => Get();

    public string ValueNew => Get();

    public string ValueStaging => Get();

    public string ValueTraining => Get();

    public string ValueCompleted => Get();

    public string ValueRegular => Get();

    public string ValueNegative => Get();

    public string ValueGeneralProduct => Get();

    public string Images => Get();

    public string ImagesOnlyInModels => Get();

    public string Predictions => Get();

    public string Models => Get();

    public string WhatIsInside => Get();

    public string Category => Get();

    public string State => Get();

    public string Expected => Get();

    public string Found => Get();

    public string Reason => Get();

    public string StateExported => Get();

    public string StateEmpty => Get();

    public string StateNotOffered => Get();

    public string StateForbidden => Get();

    public string StateFailed => Get();

    public string StateGone => Get();

    public string WhatIsNotInside => Get();

    public string HowToCheck => Get();

    public string HowToCheckIntroduction => Get();

    public string HowToCheckShell => Get();

    public string HowToCheckBagIt => Get();

    public string Manifest => Get();

    public string BagInfo => Get();

    public string ForMachines => Get();

    public string ForMachinesIntroduction => Get();

    public string Offline => Get();

    public string SkipToContent => Get();

    /// <summary>The separator between a label and its value.</summary>
    public string Colon => Get();

    public string BackToArchive => Get();

    public string BackToProject => Get();

    public string ProjectFacts => Get();

    public string Name => Get();

    public string Description => Get();

    public string Domain => Get();

    public string Created => Get();

    public string LastModified => Get();

    public string Id => Get();

    public string Status => Get();

    public string Tags => Get();

    public string NoTags => Get();

    public string Tag => Get();

    public string TagType => Get();

    public string ImageCount => Get();

    public string Model => Get();

    public string TrainedAt => Get();

    public string PublishedAs => Get();

    public string NotPublished => Get();

    public string Precision => Get();

    public string Recall => Get();

    public string ModelFiles => Get();

    public string ModelFileMissing => Get();

    public string Details => Get();

    public string NoImages => Get();

    public string ImagesIntroduction => Get();

    public string ImagesIntroductionClassification => Get();

    public string OnlyInModelsIntroduction => Get();

    public string PredictionsIntroduction => Get();

    public string SeeImagesOnlyInModels => Get();

    public string SeePredictions => Get();

    public string Unlisted => Get();

    public string UnlistedIntroduction => Get();

    public string UnlistedCount => Get();

    public string SeeUnlisted => Get();

    public string OnlyItsFile => Get();

    public string Image => Get();

    public string Prediction => Get();

    public string PictureOf => Get();

    public string PictureOfUnknownSize => Get();

    public string PictureMissing => Get();

    public string PictureMissingReason => Get();

    public string PictureNotShown => Get();

    public string PictureNotShownReason => Get();

    public string Untagged => Get();

    public string Size => Get();

    public string SizeInPixels => Get();

    public string Uploaded => Get();

    public string SentOn => Get();

    public string KeptBy => Get();

    public string Fingerprint => Get();

    public string Metadata => Get();

    public string BoxesInNumbers => Get();

    public string BoxInNumbers => Get();

    public string ProbabilityOf => Get();

    public string Pages => Get();

    public string Page => Get();

    public string PageOf => Get();

    public string Previous => Get();

    public string Next => Get();
}
