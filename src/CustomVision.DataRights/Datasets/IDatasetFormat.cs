using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>Writes the files of one format for one project, its images included where they are copied.</summary>
internal interface IDatasetFormat
{
    /// <summary>Whether each image has exactly one class, so that a negative tag is a class too.</summary>
    bool OneClass { get; }

    /// <summary>Whether the format counts in pixels, and so needs an image's size.</summary>
    bool NeedsSize { get; }

    /// <summary>Whether the format can hold the labels of a kind of project.</summary>
    bool CanHoldKind(ProjectKind kind);

    /// <summary>Whether the format distinguishes images without labels yet from those that show nothing: both are included.</summary>
    bool KeepsUnlabelled => false;

    /// <summary>The division where none is asked for; <see langword="null"/> where the format's readers take one without.</summary>
    DatasetSplit? DefaultSplit { get; }

    /// <summary>Whether the format's readers refuse a division without a part for validation.</summary>
    bool NeedsValidation => false;

    /// <summary>The extensions of the image types that the format's readers take.</summary>
    IReadOnlySet<string> ReadTypes { get; }

    /// <summary>What becomes of other types: the rest of a sentence such as "3 images are GIF files, …".</summary>
    string OtherTypes { get; }

    /// <summary>Whether a box still has a width and a height once the format has rounded it.</summary>
    bool CanHold(LabelledBox box, DatasetPicture picture);

    /// <summary>Writes the project's files.</summary>
    /// <param name="project">The project.</param>
    /// <param name="step">Called after each image.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>What was written.</returns>
    Task<DatasetCounts> WriteAsync(DatasetProject project, Action step, CancellationToken cancellationToken);

    /// <summary>Counts what the written files hold, by reading them.</summary>
    Task<DatasetCounts> ReadBackAsync(DatasetProject project, CancellationToken cancellationToken);

    /// <summary>How to use the project's files, in Markdown paragraphs for its README.</summary>
    IEnumerable<string> Usage(DatasetProject project);

    /// <summary>What this format cannot say of this project, beyond what every format leaves behind.</summary>
    IEnumerable<string> Losses(DatasetProject project, DatasetTally tally);
}
