using System.Text;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Metering;

namespace CustomVision.DataRights.Datasets.Formats;

/// <summary>Writes data sets from an archive to a target, and compares them with the archive.</summary>
internal static class DatasetWriter
{
    /// <summary>Writes one data set per project.</summary>
    /// <param name="reader">The archive; its lists must be complete.</param>
    /// <param name="format">The format.</param>
    /// <param name="target">The destination.</param>
    /// <param name="options">The options.</param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArchiveFormatException">The archive does not have the library's format.</exception>
    /// <exception cref="DataRightsException">The counts disagree.</exception>
    public static async Task<DatasetResult> WriteAsync(
        ArchiveReader reader,
        DatasetFormat format,
        DatasetTarget target,
        DatasetOptions options,
        IProgress<ObjectProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var projects = new List<DatasetProjectResult>();
        var frames = await PictureFrames.ReadAsync(reader, options.AssumedFrame, cancellationToken).ConfigureAwait(false);
        foreach (var id in reader.ListProjects())
        {
            projects.Add(
                await reader.ReadProjectAsync(id, cancellationToken).ConfigureAwait(false) is { } project
                    ? await WriteProjectAsync(
                            reader,
                            FormatOf(format, project.Kind),
                            project,
                            frames,
                            target,
                            options,
                            progress,
                            cancellationToken
                        )
                        .ConfigureAwait(false)
                    : await WriteUnknownProjectAsync(id, target, cancellationToken).ConfigureAwait(false)
            );
        }

        var result = new DatasetResult { Format = format, Projects = projects };
        var readme = PayloadPlace.DatasetFileOf(target.Root, project: null, "README.md");
        await WriteTextAsync(target.Write, readme, DatasetReadme.OfDataset(result), cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>Rejects a format that supports none of an archive's projects.</summary>
    /// <exception cref="DataRightsException">There are projects, but the format supports none of them.</exception>
    public static async Task RefuseOtherKindsAsync(ArchiveReader reader, DatasetFormat format, CancellationToken cancellationToken)
    {
        var projects = 0;
        foreach (var id in reader.ListProjects())
        {
            if (await reader.ReadProjectAsync(id, cancellationToken).ConfigureAwait(false) is { } project)
            {
                projects++;
                if (FormatOf(format, project.Kind).CanHoldKind(project.Kind))
                {
                    return;
                }
            }
        }

        if (projects > 0)
        {
            throw new DataRightsException(
                format == DatasetFormat.ImageFolder
                    ? "ImageFolder allows one class per image, and the archive's projects detect objects. Choose Coco, Yolo, AzureML, "
                        + "PascalVoc or LabelStudio."
                    : $"{format} requires boxes, and the archive's projects classify images. Choose ImageFolder, Yolo, AzureML or "
                        + "LabelStudio."
            );
        }
    }

    private static IDatasetFormat FormatOf(DatasetFormat format, ProjectKind kind) =>
        format switch
        {
            DatasetFormat.Coco => new CocoFormat(),
            DatasetFormat.AzureML => new AzureMLFormat(kind),
            DatasetFormat.Yolo when kind == ProjectKind.Detection => new YoloDetectionFormat(),
            DatasetFormat.Yolo => new ClassFolderFormat(forUltralytics: true),
            DatasetFormat.PascalVoc => new PascalVocFormat(),
            DatasetFormat.ImageFolder => new ClassFolderFormat(forUltralytics: false),
            DatasetFormat.LabelStudio => new LabelStudioFormat(kind),
            _ => throw new ArgumentOutOfRangeException(
                nameof(format),
                format,
                "The data set format is not known. Choose a member of DatasetFormat."
            ),
        };

    private static async Task<DatasetProjectResult> WriteProjectAsync(
        ArchiveReader reader,
        IDatasetFormat format,
        ArchivedProject archived,
        PictureFrames frames,
        DatasetTarget target,
        DatasetOptions options,
        IProgress<ObjectProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (options.Split is { Validation: 0 } && format.NeedsValidation)
        {
            throw new DataRightsException(
                "The split has no share for validation, and Ultralytics trains no classifier without one. Give one, such as 80/10/10, or "
                    + "choose ImageFolder."
            );
        }

        var survey = await DatasetSurvey.ReadAsync(reader, archived.Id, frames, cancellationToken).ConfigureAwait(false);
        var categories = DatasetCategories.Create(archived.Tags, survey.UsedTags, format.OneClass);
        var labeller = new DatasetLabeller(archived.Kind, categories, survey.Pictures, format, options.IncludeUnlabelledImages);
        var project = new DatasetProject(reader, survey.Listed, archived, categories, labeller, target, options);

        var tally = new DatasetTally(format);
        await foreach (var image in project.LabelAsync(cancellationToken).ConfigureAwait(false))
        {
            tally.Add(image);
        }

        if ((options.Split ?? format.DefaultSplit) is { } split)
        {
            project.Division = await DatasetDivision
                .CreateAsync(project.ReadAsync(cancellationToken), split, cancellationToken)
                .ConfigureAwait(false);
        }

        var before = new ObjectProgress { ProjectId = archived.Id };
        var meter = new ProgressReporter<ObjectProgress>(progress, TimeProvider.System, before, ObjectProgress.Read);
        meter.Objects.Expect(survey.Images ?? 0);
        var fits = format.CanHoldKind(archived.Kind);
        var written = fits
            ? await format.WriteAsync(project, Count, cancellationToken).ConfigureAwait(false)
            : new DatasetCounts(0, 0, categories.All.Count);
        meter.Update();
        var read = target.Open is null || !fits ? written : await format.ReadBackAsync(project, cancellationToken).ConfigureAwait(false);
        DatasetReconciliation.Check(archived, survey, tally, written, read, categories.All.Count);

        var result = new DatasetProjectResult
        {
            ProjectId = archived.Id,
            Images = tally.Images,
            Annotations = tally.Annotations,
            Categories = categories.All.Count,
            Negatives = tally.Negatives,
            Skipped = tally.Skipped,
            Losses = DatasetLosses.Describe(format, project, survey, tally),
        };
        if (result.Skipped.Count > 0)
        {
            await DatasetSkippedFile.WriteAsync(project, tally.Left, cancellationToken).ConfigureAwait(false);
        }

        var readme = DatasetReadme.OfProject(format, project, result);
        await WriteTextAsync(target.Write, target.PathOf(archived.Id, "README.md"), readme, cancellationToken).ConfigureAwait(false);
        return result;

        void Count()
        {
            meter.Objects.Add(1);
            meter.Tick();
        }
    }

    /// <summary>
    /// Writes the data set of a project without a <c>project.json</c>: it states that the meaning of the labels is unknown.
    /// </summary>
    private static async Task<DatasetProjectResult> WriteUnknownProjectAsync(
        Guid id,
        DatasetTarget target,
        CancellationToken cancellationToken
    )
    {
        var result = new DatasetProjectResult
        {
            ProjectId = id,
            Images = 0,
            Annotations = 0,
            Categories = 0,
            Negatives = 0,
            Skipped = new Dictionary<DatasetSkipReason, long>(),
            Losses =
            [
                $"The archive does not contain this project's details ({ArchiveCategories.Projects.FileName}), so the meaning of its "
                    + "labels is "
                    + "unknown, and it is not converted.",
            ],
        };
        var readme = $"# Project {id:D}\n\n{result.Losses[0]}\n";
        await WriteTextAsync(target.Write, target.PathOf(id, "README.md"), readme, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private static Task WriteTextAsync(WriteArchiveFile write, ArchivePath path, string text, CancellationToken cancellationToken) =>
        write(
            path,
            async (stream, ct) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), ct).ConfigureAwait(false),
            cancellationToken
        );
}
