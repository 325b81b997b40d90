using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>Replaces the library's member names and keys with the console's options and texts.</summary>
internal static class MessageTranslator
{
    // The library's messages contain member names, for which the console has options. Longer names come first.
    private static readonly (string Member, string Option)[] Options =
    [
        ("ExportRequest.ProjectsWereDeleted, or --projects-were-deleted", "--projects-were-deleted"),
        ("(--keep-tag without --blank-others)", ""),
        (
            "ExportRequest.KeptTagNames and KeptTagIds have no effect without BlankOthers",
            "--keep-tag has no effect without --blank-others"
        ),
        ("ExportRequest.BlankOthers needs a Subject (--tag, --image)", "--blank-others needs a selection (--tag, --image)"),
        ("ExportRequest.Subject is empty", "The selection is empty"),
        ("Set at least one of its members, or leave Subject out", "Specify a tag, an image or another attribute of the person"),
        ("ExportRequest.ModelsToBuild cannot be combined with a Subject", "--build-models cannot be combined with a selection"),
        (
            "ExportRequest.ModelsToBuild needs ExportCategories.Models. Add it, or leave ModelsToBuild out.",
            "--build-models needs the models."
        ),
        ("ExportRequest.ModelsToBuild.Targets", "--build-models"),
        ("ExportRequest.ModelsToBuild", "--build-models"),
        ("KeptTagNames or KeptTagIds", "--keep-tag"),
        ("ExportRequest.BlankOthers", "--blank-others"),
        ("BlankOthers", "--blank-others"),
        ("ExportRequest.Language", "--language"),
        ("choose it with DomainId (--domain", "choose it with (--domain"),
        ("DomainId", "--domain"),
        ("NameSuffix", "--name-suffix"),
        ("WorkDirectory (--work)", "--work"),
        ("its PlanDigest is", "its digest (--approve) is"),
        ("WorkDirectory", "--work"),
        ("in ProjectIds", "with --project"),
        ("Leave it out with ProjectIds", "Specify the others with --project"),
        ("Use those of ExportedModelPlatform.", "export --help names them."),
        ("more than Limits.MaxObjects allows", "more than one plan may contain"),
        ("Narrow the request, or raise the limit.", "Narrow the request, and make several plans."),
        ("Register one (UseAzureAccount of the package CustomVision.DataRights.Azure)", $"Set {ResourceSettings.ResourceIdVariable}"),
        ("follow AccountDeletionGuidance by hand", "delete it yourself (the command account explains how)"),
        ("ExportRequest.KeptTagNames or KeptTagIds (--keep-tag)", "--keep-tag"),
        ("AssumedFrame, or --exif stored or upright on the command line", "--exif stored or upright"),
        ("Set AcceptPublishedIterations", "Add --accept-published"),
        ("Set AcceptCollateral", "Add --accept-collateral"),
        ("Set Models, or IterationDecisions,", "Add --models"),
        ("ErasureRequest.ForEverything", "erase plan --all"),
        ("ErasureRequest.ForAccount", "erase plan --account"),
        ("Run the export again later, or raise ModelsToBuild.Timeout.", "Run the same command again later: it finds the model."),
        (
            "Relancez l’exportation plus tard, ou augmentez ModelsToBuild.Timeout.",
            "Exécutez de nouveau la même commande plus tard\u00A0: elle trouvera le modèle."
        ),
        ("나중에 내보내기를 다시 실행하거나 ModelsToBuild.Timeout을 늘리십시오.", "나중에 같은 명령을 다시 실행하면 모델을 찾습니다."),
        ("Check Endpoint and TrainingKey", $"Check {ResourceSettings.EndpointVariable} and {ResourceSettings.KeyVariable}"),
        ("that Endpoint is that", $"that {ResourceSettings.EndpointVariable} is that"),
        ("Check that the identity is signed in,", $"Set {ResourceSettings.KeyVariable}, or check that the identity is signed in,"),
        ("that Endpoint is the resource's custom subdomain", $"that {ResourceSettings.EndpointVariable} is its custom subdomain"),
        ("and that Endpoint is that resource's", $"and that {ResourceSettings.EndpointVariable} is that resource's"),
        ("has no Approver.", "has no approver (--approver)."),
        ("has no Reason.", "has no reason (--reason)."),
        ("DataRightsOptions.RequestsPerSecond", "--requests-per-second"),
        ("DataRightsOptions.TrainingKey", ResourceSettings.KeyVariable),
        ("DataRightsOptions.Endpoint", ResourceSettings.EndpointVariable),
        ("DataRightsOptions.", ""),
        ("set Downloads:AllowPrivateAddresses", "add --allow-private-addresses"),
        ("Downloads:MaxPredictionSize", "--max-prediction-size"),
        ("Downloads:MaxImageSize", "--max-image-size"),
        ("Downloads:MaxModelSize", "--max-model-size"),
        ("Timeouts:MinBytesPerSecond", "--min-bytes-per-second"),
        ("RequestsPerSecond", "--requests-per-second"),
        ("TrainingKey", ResourceSettings.KeyVariable),
        ("Predictions.Application", "--prediction-application"),
        ("AcceptPublishedIterations", "--accept-published"),
        ("AcceptCollateral", "--accept-collateral"),
        ("ExportRequest.Subject and IterationIds", "the selection and --iteration"),
        ("ExportRequest.RequestId", "--request-id"),
        ("ExportRequest.ProjectIds", "--project"),
        ("Set ArchiveDirectory to", "Set --archive to"),
        ("Specify the archive again: nothing", "Specify it again with --archive: nothing"),
        ("ImageBaseUrl", "--image-base-url"),
        ("Choose ImageFolder, Yolo, AzureML or LabelStudio", "Choose imagefolder, yolo, azureml or labelstudio"),
        (
            "ImageFolder allows one class per image, and the archive's projects detect objects. Choose Coco, Yolo, AzureML, PascalVoc or "
                + "LabelStudio",
            "imagefolder allows one class per image, and the archive's projects detect objects. Choose coco, yolo, azureml, pascalvoc or "
                + "labelstudio"
        ),
        ("or choose ImageFolder.", "or choose imagefolder."),
        ("choose ImageFolder, or LabelStudio where", "choose imagefolder, or labelstudio where"),
        ("Coco, Yolo, AzureML, PascalVoc", "coco, yolo, azureml, pascalvoc"),
        ("ImageFolder, Yolo, AzureML", "imagefolder, yolo, azureml"),
        ("pascalvoc and LabelStudio", "pascalvoc and labelstudio"),
        ("azureml and LabelStudio", "azureml and labelstudio"),
        ("tags fit AzureML and LabelStudio", "tags fit azureml and labelstudio"),
        ("pascalvoc et LabelStudio", "pascalvoc et labelstudio"),
        ("azureml et LabelStudio", "azureml et labelstudio"),
        ("conviennent à AzureML et LabelStudio", "conviennent à azureml et labelstudio"),
        ("pascalvoc, LabelStudio가", "pascalvoc, labelstudio가"),
        ("azureml, LabelStudio가", "azureml, labelstudio가"),
        ("여러 태그에는 AzureML, LabelStudio가", "여러 태그에는 azureml, labelstudio가"),
    ];

    /// <summary>Replaces the member names in a message of the library with options.</summary>
    public static string OfMessage(string message) =>
        Options.Aggregate(message, (text, pair) => text.Replace(pair.Member, pair.Option, StringComparison.Ordinal));

    /// <summary>Translates a message of the library, and replaces its member names with options.</summary>
    public static string OfLibrary(string message) => OfMessage(ConsoleTexts.Stated(message));

    /// <summary>Translates a sentence of a report, and replaces its member names with options.</summary>
    public static string OfReason(string reason) => OfLibrary(ExportReasons.Describe(reason));

    /// <summary>Describes the reason of an erasure's result; it may contain a message of the library.</summary>
    public static string OfErasure(string reason) => OfLibrary(ErasureSummary.DescribeReason(reason));

    public static string OfExport(string state) => ConsoleTexts.Find($"{nameof(ExportState)}.{state}", $"\"{state}\"");

    /// <summary>Gets the display name of a category by its key.</summary>
    public static string OfCategory(string key) =>
        ConsoleTexts.Find("category." + key, key.Replace('-', ' '));

    public static string Of(ErasureOutcome? outcome) => ConsoleTexts.Of(outcome ?? ErasureOutcome.Unknown);
}
