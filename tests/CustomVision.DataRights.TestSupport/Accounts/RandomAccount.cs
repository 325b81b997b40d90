using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Seeding;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.TestSupport.Accounts;

/// <summary>A random account with a few projects, each with its own history, and the expected content after an erasure.</summary>
internal sealed class RandomAccount
{
    private readonly List<Guid> _projects = [];
    private readonly List<(Guid Id, IReadOnlyList<Guid> Tags, string? Person)> _images = [];
    private readonly List<Guid> _tags = [];

    public static RandomAccount Plant(AccountSeeder seeder, Random random)
    {
        var account = new RandomAccount();
        for (var project = random.Next(1, 4); project > 0; project--)
        {
            account.Plant(
                seeder.AddProject($"Project {project}", random.Next(2) == 0 ? ProjectKind.Multilabel : ProjectKind.Detection),
                random
            );
        }

        return account;
    }

    public static void Behave(DeletionBehavior behavior, Random random)
    {
        UnknownIdAnswer Any() => (UnknownIdAnswer)random.Next(3);
        (behavior.UnknownImageIds, behavior.UnknownPredictionIds, behavior.SecondDeletion) = (Any(), Any(), Any());
        behavior.RefusedBatchDeletesKnownIds = random.Next(2) == 0;
        behavior.LateDeletionDelay = random.Next(3) == 0 ? TimeSpan.FromSeconds(random.Next(1, 90)) : TimeSpan.Zero;
    }

    public ErasureRequest Request(Random random)
    {
        var request = random.Next(6) switch
        {
            0 => ErasureRequest.ForEverything(),
            1 => ErasureRequest.ForProjects(_projects.Where((_, index) => index == 0 || random.Next(2) == 0)),
            2 => ErasureRequest.ForSubject(new SubjectSelector { Metadata = [new("person", "a")] }),
            3 => ErasureRequest.ForSubject(
                new SubjectSelector
                {
                    ImageIds = [.. _images.Where(_ => random.Next(3) == 0).Select(image => image.Id).DefaultIfEmpty(Guid.Empty)],
                }
            ),
            4 => ErasureRequest.ForSubject(
                new SubjectSelector { TagIds = [_tags[random.Next(_tags.Count)]], Metadata = [new("person", "b")] }
            ),
            _ => ErasureRequest.ForSubject(
                new SubjectSelector { TagIds = [.. _tags.Where((_, index) => index == 0 || random.Next(4) == 0)] }
            ),
        };
        request.Models = random.Next(3) switch
        {
            0 => ModelDecision.Retrain,
            1 => ModelDecision.KeepWithReason("why not"),
            _ => ModelDecision.DeleteIteration,
        };
        (request.AcceptCollateral, request.DeleteEmptiedTags) = (true, random.Next(2) == 0);
        request.Predictions = request.Scope == ErasureScope.Subject && random.Next(2) == 0 ? new PredictionQuery() : null;
        return request;
    }

    /// <summary>Computes the expected content after an erasure.</summary>
    public IReadOnlyList<Contents.Item> ExpectedAfterErasure(IReadOnlyList<Contents.Item> before, ErasureRequest request)
    {
        if (request.Scope != ErasureScope.Subject)
        {
            return [.. before.Where(item => request.Scope == ErasureScope.Projects && !request.ProjectIds.Contains(item.Project))];
        }

        var subject = request.Subject!;
        var chosen = _images
            .Where(image =>
                (subject.ImageIds.Count == 0 || subject.ImageIds.Contains(image.Id))
                && (subject.TagIds.Count == 0 || image.Tags.Any(subject.TagIds.Contains))
                && (subject.Metadata.Count == 0 || subject.Metadata.Any(pair => pair.Value == image.Person))
            )
            .Select(image => image.Id)
            .ToHashSet();

        var workspace = before.Where(item => item is { Set: "workspace", Kind: "image" }).Select(item => item.Id).ToHashSet();
        var emptied = !request.DeleteEmptiedTags
            ? []
            : before
                .Where(item => item is { Set: "workspace", Kind: "tag" })
                .Select(item => item.Id)
                .Where(tag =>
                {
                    var carriers = _images.Where(image => image.Tags.Contains(tag) && workspace.Contains(image.Id)).ToList();
                    return carriers.TrueForAll(image => chosen.Contains(image.Id)) && (carriers.Count > 0 || subject.TagIds.Contains(tag));
                })
                .ToHashSet();

        var deleted =
            request.Models!.Kind != ModelDecisionKind.DeleteIteration
                ? []
                : before
                    .Where(item =>
                        item.Set.StartsWith("iteration", StringComparison.Ordinal)
                        && (chosen.Contains(item.Id) || emptied.Contains(item.Id))
                    )
                    .Select(item => item.Set)
                    .ToHashSet();

        return
        [
            .. before.Where(item =>
                !(item.Kind == "image" && chosen.Contains(item.Id))
                && !(item.Set == "workspace" && emptied.Contains(item.Id))
                && !(item.Kind == "prediction" && request.Predictions is not null)
                && !deleted.Contains(item.Set)
                && !deleted.Contains($"iteration {item.Id}")
            ),
        ];
    }

    private void Plant(ProjectSeeder project, Random random)
    {
        _projects.Add(project.Id);
        List<Guid> tags = [.. Enumerable.Range(0, random.Next(1, 4)).Select(index => project.AddTag($"Tag {index}"))];
        _tags.AddRange(tags);
        var there = new List<Guid>();
        for (var phase = random.Next(1, 4); phase > 0; phase--)
        {
            for (var count = random.Next(1, 6); count > 0; count--)
            {
                IReadOnlyList<Guid> labels = [.. tags.Where(_ => random.Next(3) == 0)];
                var person = random.Next(4) switch
                {
                    0 => "a",
                    1 => "b",
                    _ => null,
                };
                var metadata = person is null ? null : new Dictionary<string, string> { ["person"] = person };
                var id = project.AddImages(1, metadata, labels)[0];
                _images.Add((id, labels, person));
                there.Add(id);
            }

            if (random.Next(3) > 0)
            {
                var iteration = project.Train();
                if (random.Next(2) == 0)
                {
                    project.Publish(iteration, $"published {phase}");
                }

                for (var count = random.Next(3); count > 0; count--)
                {
                    project.AddPrediction(iteration);
                }
            }

            var gone = there.Where(_ => random.Next(5) == 0).ToList();
            if (gone.Count > 0)
            {
                project.DeleteFromWorkspace(gone);
                there.RemoveAll(gone.Contains);
            }
        }
    }
}
