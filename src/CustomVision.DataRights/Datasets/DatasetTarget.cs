using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Pictures;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>The destination of a data set, which determines how it refers to images.</summary>
internal sealed record DatasetTarget
{
    /// <summary>Writes a file. Paths begin with <see cref="Root"/>.</summary>
    public required WriteArchiveFile Write { get; init; }

    /// <summary>The directory that contains all files, with a trailing slash; may be empty.</summary>
    public required string Root { get; init; }

    /// <summary>Whether the data set is inside the archive that contains its images.</summary>
    public required bool InsideArchive { get; init; }

    /// <summary>Copies an image of the archive and patches the copy; <see langword="null"/> if images are not copied.</summary>
    public Func<ArchivePath, ArchivePath, IReadOnlyList<PicturePatch>, CancellationToken, Task>? CopyImage { get; init; }

    /// <summary>Creates an empty folder; <see langword="null"/> if images are not copied.</summary>
    public Action<ArchivePath>? CreateFolder { get; init; }

    /// <summary>Opens a written file, to compare it with the archive; <see langword="null"/> if that is not possible (a zip).</summary>
    public Func<ArchivePath, CancellationToken, Task<Stream?>>? Open { get; init; }

    /// <summary>Gets the path of a project's file.</summary>
    public ArchivePath PathOf(Guid project, string name) => PayloadPlace.DatasetFileOf(Root, project, name);

    /// <summary>Creates the target for a data set inside the archive that is being written.</summary>
    /// <param name="format">The format.</param>
    /// <param name="write">Writes a file of the archive, by its path relative to the payload.</param>
    /// <param name="open">Opens a written file; <see langword="null"/> if that is not possible.</param>
    public static DatasetTarget InArchive(
        DatasetFormat format,
        WriteArchiveFile write,
        Func<ArchivePath, CancellationToken, Task<Stream?>>? open = null
    ) =>
        new()
        {
            Write = write,
            Root = PayloadPlace.DatasetOf(CategoryOf(format)),
            InsideArchive = true,
            Open = open,
        };

    /// <summary>Gets the category of a data set in an archive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The format is unknown.</exception>
    public static ArchiveCategory CategoryOf(DatasetFormat format) =>
        format switch
        {
            DatasetFormat.Coco => ArchiveCategories.DatasetCoco,
            DatasetFormat.AzureML => ArchiveCategories.DatasetAzureML,
            DatasetFormat.Yolo => ArchiveCategories.DatasetYolo,
            DatasetFormat.PascalVoc => ArchiveCategories.DatasetPascalVoc,
            DatasetFormat.ImageFolder => ArchiveCategories.DatasetImageFolder,
            DatasetFormat.LabelStudio => ArchiveCategories.DatasetLabelStudio,
            _ => throw new ArgumentOutOfRangeException(
                nameof(format),
                format,
                "The data set format is not known. Choose a member of DatasetFormat."
            ),
        };
}
