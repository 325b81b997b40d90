using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Seeding;

namespace CustomVision.DataRights.Tests.Facade;

/// <summary>
/// An account with everything that the facade can reach, and with names that may be read only where they belong:
/// a project for classification with two iterations, of which the second is published, and one for detection.
/// </summary>
internal sealed record PeopleAccount
{
    public const string ProjectName = "Ward seven intake";
    public const string ProjectDescription = "Intake of the Quistgaard study";
    public const string PersonTag = "Ophelia Quistgaard";
    public const string StaffTag = "Night staff";
    public const string MetadataKey = "record-holder";
    public const string MetadataValue = "mrn-40417-q";
    public const string PublishName = "ward-seven-live";
    public const string Application = "intake-terminal-nine";

    /// <summary>Every name above: none of them may stand in a log, an exception, a path.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        ProjectName,
        ProjectDescription,
        PersonTag,
        "Quistgaard",
        StaffTag,
        MetadataKey,
        MetadataValue,
        PublishName,
        Application,
    ];

    public required Guid Project { get; init; }

    public required Guid DetectionProject { get; init; }

    public required Guid Person { get; init; }

    public required Guid Staff { get; init; }

    /// <summary>The person's images in the workspace, with metadata; both iterations hold them.</summary>
    public required IReadOnlyList<Guid> PersonImages { get; init; }

    /// <summary>Images that were deleted from the workspace; only the first iteration holds them.</summary>
    public required IReadOnlyList<Guid> FrozenImages { get; init; }

    /// <summary>Untagged images of the workspace; the second iteration holds them too, and has suggestions for them.</summary>
    public required IReadOnlyList<Guid> UntaggedImages { get; init; }

    public required Guid FirstIteration { get; init; }

    /// <summary>The published one.</summary>
    public required Guid SecondIteration { get; init; }

    /// <summary>Stored predictions, a minute apart: two of the first iteration, two of the second, the last of an application.</summary>
    public required IReadOnlyList<Guid> Predictions { get; init; }

    /// <summary>When the first prediction was made.</summary>
    public required DateTimeOffset FirstPrediction { get; init; }

    public IEnumerable<Guid> Workspace => PersonImages.Concat(UntaggedImages);

    public static PeopleAccount Plant(AccountSeeder account)
    {
        var start = new DateTimeOffset(2025, 11, 3, 8, 0, 0, TimeSpan.Zero);
        account.At(start);
        var project = account.AddProject(ProjectName, ProjectKind.Multilabel, ProjectDescription);
        var person = project.AddTag(PersonTag);
        var staff = project.AddTag(StaffTag);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [MetadataKey] = MetadataValue };
        var images = project.AddImages(3, metadata, person);
        account.At(start.AddMinutes(1));
        var frozen = project.AddImages(2, person, staff);
        account.At(start.AddMinutes(2));
        var first = project.Train();
        project.DeleteFromWorkspace(frozen);
        var untagged = project.AddImages(2);
        account.At(start.AddMinutes(3));
        var second = project.Train();
        project.Publish(second, PublishName);
        project.AddExport(first);
        project.AddSuggestions(second, untagged);
        var predicted = start.AddHours(1);
        var predictions = new List<Guid>();
        foreach (var (iteration, application) in new[] { (first, (string?)null), (first, null), (second, null), (second, Application) })
        {
            account.At(predicted.AddMinutes(predictions.Count));
            predictions.Add(project.AddPrediction(iteration, application: application));
        }

        account.At(start.AddDays(1));
        var detection = account.AddProject("Gate cameras", ProjectKind.Detection);
        detection.AddImages(2, detection.AddTag("plate"));
        return new PeopleAccount
        {
            Project = project.Id,
            DetectionProject = detection.Id,
            Person = person,
            Staff = staff,
            PersonImages = images,
            FrozenImages = frozen,
            UntaggedImages = untagged,
            FirstIteration = first,
            SecondIteration = second,
            Predictions = predictions,
            FirstPrediction = predicted,
        };
    }
}
