using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Subjects;

public sealed class SubjectRuleTests
{
    private static readonly Guid Iteration = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();
    private static readonly Guid Renamed = Guid.NewGuid();
    private static readonly Guid Stranger = Guid.NewGuid();

    // A tag that was Bob's once, and is Carol's by now.
    private static SubjectRule Bob() =>
        new SubjectResolver(new SubjectSelector { TagNames = ["Bob"] }).ResolveSets(
            Guid.NewGuid(),
            [new Tag { Id = Renamed, Name = "Carol" }],
            new Dictionary<Guid, IReadOnlyCollection<Tag>>
            {
                [Iteration] = [new Tag { Id = Renamed, Name = "Bob" }],
                [Other] = [new Tag { Id = Stranger, Name = "Carol" }],
            }
        );

    private static Image With(Guid id, params Guid[] tags) =>
        new() { Id = id, Tags = [.. tags.Select(tag => new ImageTag { TagId = tag })] };

    [Fact]
    public void A_previous_name_chooses_nothing_of_the_workspace()
    {
        var (rule, image) = (Bob(), Guid.NewGuid());

        rule.Chooses(With(image, Renamed), null).Should().BeFalse("it is Carol's");
        rule.Chooses(With(image, Renamed), Iteration).Should().BeFalse("the workspace holds it, and says whose it is");
        rule.IsOpen(image).Should().BeFalse();
    }

    [Fact]
    public void A_previous_name_chooses_what_only_the_models_of_that_time_hold()
    {
        var (rule, image) = (Bob(), Guid.NewGuid());

        rule.Chooses(With(image, Stranger), Other).Should().BeFalse();
        rule.IsOpen(image).Should().BeTrue();
        rule.Chooses(With(image, Renamed), Iteration).Should().BeTrue();
        rule.HasChosen(image).Should().BeTrue();
        rule.IsOpen(image).Should().BeFalse();
        rule.Chooses(With(image, Stranger), Other).Should().BeTrue("chosen once, chosen in every set");
    }

    [Fact]
    public void What_the_workspace_chooses_is_chosen_in_every_model_whatever_that_says()
    {
        var rule = new SubjectResolver(new SubjectSelector { Metadata = [new("subject", "bob")] }).ResolveSets(
            Guid.NewGuid(),
            [],
            new Dictionary<Guid, IReadOnlyCollection<Tag>>()
        );
        var image = Guid.NewGuid();

        rule.Chooses(
                new Image
                {
                    Id = image,
                    Metadata = new Dictionary<string, string> { ["subject"] = "bob" },
                },
                null
            )
            .Should()
            .BeTrue();
        rule.Chooses(With(image), Iteration).Should().BeTrue("metadata that was set after the training is not in the model");
    }

    [Fact]
    public void What_has_vanished_from_the_workspace_is_matched_again_by_the_models()
    {
        var (rule, carols, bobs) = (Bob(), Guid.NewGuid(), Guid.NewGuid());
        rule.Chooses(With(carols, Renamed), null).Should().BeFalse();
        rule.Chooses(With(bobs, Renamed), Iteration).Should().BeTrue();

        rule.Forget(carols);
        rule.Forget(bobs);

        rule.IsOpen(carols).Should().BeTrue();
        rule.Chooses(With(carols, Renamed), Iteration).Should().BeTrue();
        rule.HasChosen(bobs).Should().BeFalse();
    }
}
