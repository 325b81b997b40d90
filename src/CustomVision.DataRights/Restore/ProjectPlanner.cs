using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Restore;

/// <summary>Plans the restore of a project from the content of the archive.</summary>
internal sealed class ProjectPlanner(ArchiveReader reader, IArchiveFiles files, ErasedIds erased)
{
    public async Task<ProjectPlan> PlanAsync(ArchivedProject project, CancellationToken cancellationToken)
    {
        var tags = project.Tags.Where(tag => !erased.HasTag(tag.Id)).OrderBy(tag => tag.IsNegative).ToList();
        var known = tags.Select(tag => tag.Id).ToHashSet();
        var images = new List<PlannedImage>();
        var places = new Dictionary<Sha256Digest, int>();
        var refused = new List<RefusedObject>();
        long erasedImages = 0;
        await foreach (
            var image in reader.ReadImageContentsAsync(project.Id, static (_, _) => true, cancellationToken).ConfigureAwait(false)
        )
        {
            if (erased.HasImage(image.Id))
            {
                erasedImages++;
            }
            else if (image is not { File: { } file, Sha256: { } sha256 })
            {
                refused.Add(
                    new RefusedObject
                    {
                        ProjectId = project.Id,
                        Id = image.Id,
                        Status = "NoBytes",
                        Reason = "The archive does not contain the bytes of the image.",
                    }
                );
            }
            else
            {
                if (
                    image
                        .TagIds.Concat(image.Regions.Select(region => region.TagId))
                        .Any(tag => !known.Contains(tag) && !erased.HasTag(tag))
                )
                {
                    refused.Add(
                        new RefusedObject
                        {
                            ProjectId = project.Id,
                            Id = image.Id,
                            Status = "UnknownTag",
                            Reason = "A tag of the image is missing from the archive's list of tags. The image was restored without it.",
                        }
                    );
                }

                IReadOnlyList<RegionContent> regions = [.. image.Regions.Where(region => known.Contains(region.TagId))];
                IReadOnlyList<Guid> tagIds = [.. image.TagIds.Union(image.Regions.Select(region => region.TagId)).Where(known.Contains)];
                if (places.TryGetValue(sha256, out var place))
                {
                    refused.AddRange(ConflictsOf(project, images[place], image, tagIds));
                    images[place] = images[place].Unite(image, MergeableTags(project, images[place], tagIds), regions);
                    continue;
                }

                places.Add(sha256, images.Count);
                images.Add(
                    new PlannedImage
                    {
                        Id = image.Id,
                        Sha256 = sha256,
                        File = file,
                        Length = files.GetLength(file) ?? throw Missing(image.Id),
                        TagIds = tagIds,
                        Regions = regions,
                        Metadata = image.Metadata,
                    }
                );
            }
        }

        return new ProjectPlan
        {
            Project = project,
            Tags = tags,
            Images = images,
            Refused = refused,
            Erased = erasedImages + project.Tags.Count - tags.Count,
        };
    }

    private static ArchiveFormatException Missing(Guid image) =>
        new($"The file of image {image} is listed but missing. Verify the archive.");

    /// <summary>
    /// Returns the tags that can be added to an image, which are none if they conflict: an image has only one tag in a multiclass project,
    /// and a negative tag excludes all others in any project.
    /// </summary>
    private static IReadOnlyList<Guid> MergeableTags(ArchivedProject project, PlannedImage image, IReadOnlyList<Guid> tagIds) =>
        Conflict(project, image, tagIds) ? [] : tagIds;

    private static IEnumerable<RefusedObject> ConflictsOf(
        ArchivedProject project,
        PlannedImage image,
        ImageContent other,
        IReadOnlyList<Guid> tagIds
    )
    {
        if (
            Conflict(project, image, tagIds)
            || other.Metadata.Any(pair => image.Metadata.Any(own => own.Key == pair.Key && own.Value != pair.Value))
        )
        {
            yield return new RefusedObject
            {
                ProjectId = project.Id,
                Id = other.Id,
                Status = "LabelsConflict",
                Reason =
                    $"Its bytes equal those of image {image.Id}, and the tags or metadata of the two conflict. Those of the first "
                    + $"were restored.",
            };
        }
    }

    private static bool Conflict(ArchivedProject project, PlannedImage image, IReadOnlyList<Guid> tagIds)
    {
        var united = image.TagIds.Union(tagIds).ToList();
        return united.Count > image.TagIds.Count
            && image.TagIds.Count > 0
            && (project.Kind is ProjectKind.Multiclass || project.Tags.Any(tag => tag.IsNegative && united.Contains(tag.Id)));
    }
}
