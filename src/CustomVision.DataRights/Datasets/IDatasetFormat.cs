using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>Writes the files of one format for one project, including copied images.</summary>
internal interface IDatasetFormat
{
    /// <summary>Whether each image has exactly one class, so that a negative tag is a class too.</summary>
    bool OneClass { get; }

    /// <summary>Whether the format uses pixels, and therefore needs an image's size.</summary>
    bool NeedsSize { get; }

    /// <summary>Determines whether the format supports the labels of a kind of project.</summary>
    bool CanHoldKind(ProjectKind kind);

    /// <summary>Whether the format distinguishes unlabelled images from images that show no class, so that both are included.</summary>
    bool KeepsUnlabelled => false;

    /// <summary>The default division; <see langword="null"/> if the format's readers need none.</summary>
    DatasetSplit? DefaultSplit { get; }

    /// <summary>Whether the format's readers require a part for validation.</summary>
    bool NeedsValidation => false;

    /// <summary>The extensions of the image types that the format's readers accept.</summary>
    IReadOnlySet<string> ReadTypes { get; }

    /// <summary>The consequence for images of other types, to complete a sentence such as "3 images are GIF files, …".</summary>
    string OtherTypes { get; }

    /// <summary>Determines whether a box still has a width and a height after the format has rounded it.</summary>
    bool CanHold(LabelledBox box, DatasetPicture picture);

    /// <summary>Writes the project's files.</summary>
    /// <param name="project">The project.</param>
    /// <param name="step">Invoked after each image.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The counts of the written content.</returns>
    Task<DatasetCounts> WriteAsync(DatasetProject project, Action step, CancellationToken cancellationToken);

    /// <summary>Reads the written files and counts their content.</summary>
    Task<DatasetCounts> ReadBackAsync(DatasetProject project, CancellationToken cancellationToken);

    /// <summary>Gets the instructions for using the project's files, in Markdown paragraphs for its README.</summary>
    IEnumerable<string> Usage(DatasetProject project);

    /// <summary>Describes the information about the project that this format, unlike others, cannot represent.</summary>
    IEnumerable<string> Losses(DatasetProject project, DatasetTally tally);
}
