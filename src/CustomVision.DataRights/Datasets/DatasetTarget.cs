using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Pictures;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>The target of a data set, and its references to images.</summary>
internal sealed record DatasetTarget
{
    /// <summary>Writes a file; paths begin with <see cref="Root"/>.</summary>
    public required WriteArchiveFile Write { get; init; }

    /// <summary>The directory that all files lie below, with a slash at its end, or nothing.</summary>
    public required string Root { get; init; }

    /// <summary>Whether the data set is inside the archive whose images it refers to.</summary>
    public required bool InsideArchive { get; init; }

    /// <summary>Copies an image of the archive and patches the copy; <see langword="null"/> if images are not copied.</summary>
    public Func<ArchivePath, ArchivePath, IReadOnlyList<PicturePatch>, CancellationToken, Task>? CopyImage { get; init; }

    /// <summary>Creates an empty folder; <see langword="null"/> if images are not copied.</summary>
    public Action<ArchivePath>? CreateFolder { get; init; }

    /// <summary>Reads a file again, to compare it with the archive; <see langword="null"/> where that is not possible (a zip).</summary>
    public Func<ArchivePath, CancellationToken, Task<Stream?>>? Open { get; init; }

    /// <summary>The path of a project's file.</summary>
    public ArchivePath PathOf(Guid project, string name) => ArchivePath.Parse($"{Root}{project:D}/{name}");

    /// <summary>The target for a data set inside the archive that is being written.</summary>
    /// <param name="format">The format.</param>
    /// <param name="write">Writes into the archive, by paths relative to the payload.</param>
    /// <param name="open">Reads what was written, where that is possible.</param>
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
    /// <exception cref="ArgumentOutOfRangeException">The format is not known.</exception>
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
