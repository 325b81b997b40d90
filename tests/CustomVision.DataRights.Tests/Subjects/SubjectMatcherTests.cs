using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Subjects;

public sealed class SubjectMatcherTests
{
    private static readonly Guid Anna = Guid.Parse("11111111-0000-0000-0000-000000000001");
    private static readonly Guid Visitor = Guid.Parse("11111111-0000-0000-0000-000000000002");
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Any_tag_of_the_selector_is_enough()
    {
        var matcher = Matcher(new SubjectSelector { TagIds = [Anna, Visitor] });

        matcher.Matches(Tagged(Anna)).Should().BeTrue();
        matcher.Matches(Tagged(Visitor, Guid.NewGuid())).Should().BeTrue();
        matcher.Matches(Tagged(Guid.NewGuid())).Should().BeFalse();
        matcher.Matches(Tagged()).Should().BeFalse();
    }

    [Fact]
    public void Region_of_a_tag_counts_as_the_tag() =>
        Matcher(new SubjectSelector { TagIds = [Anna] })
            .Matches(Tagged() with { Regions = [new ImageRegion { RegionId = Guid.NewGuid(), TagId = Anna }] })
            .Should()
            .BeTrue();

    [Fact]
    public void No_tag_resolved_in_this_project_matches_nothing_here() =>
        new SubjectMatcher(new SubjectSelector { TagNames = ["Anna"] }, new HashSet<Guid>()).Matches(Tagged(Anna)).Should().BeFalse();

    [Theory]
    [InlineData("subject", "anna", true)]
    [InlineData("source", "gate", true)]
    [InlineData("subject", "Anna", false)]
    [InlineData("Subject", "anna", false)]
    [InlineData("subject", "anna ", false)]
    [InlineData("subject", "gate", false)]
    public void Any_pair_of_metadata_is_enough_key_and_value_exactly(string key, string value, bool expected) =>
        Matcher(new SubjectSelector { Metadata = [new("subject", "anna"), new("source", "gate")] })
            .Matches(
                Tagged() with
                {
                    Metadata = new Dictionary<string, string> { ["other"] = "x", [key] = value },
                }
            )
            .Should()
            .Be(expected);

    [Fact]
    public void Ids_choose_their_images()
    {
        var image = Tagged();

        Matcher(new SubjectSelector { ImageIds = [Guid.NewGuid(), image.Id] }).Matches(image).Should().BeTrue();
        Matcher(new SubjectSelector { ImageIds = [Guid.NewGuid()] }).Matches(image).Should().BeFalse();
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void Creation_range_includes_its_beginning_and_not_its_end(int minutes, bool expected) =>
        Matcher(new SubjectSelector { CreatedFrom = Noon, CreatedBefore = Noon.AddHours(1) })
            .Matches(Tagged() with { Created = Noon.AddMinutes(minutes) })
            .Should()
            .Be(expected);

    [Fact]
    public void Creation_range_of_another_zone_means_the_same_moments() =>
        Matcher(new SubjectSelector { CreatedFrom = Noon.ToOffset(TimeSpan.FromHours(9)) })
            .Matches(Tagged() with { Created = Noon })
            .Should()
            .BeTrue();

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(null, true, true)]
    [InlineData(null, false, true)]
    public void Tagged_and_untagged_are_distinguished(bool? asked, bool isTagged, bool expected) =>
        Matcher(new SubjectSelector { Tagged = asked, CreatedBefore = DateTimeOffset.MaxValue })
            .Matches(isTagged ? Tagged(Anna) : Tagged())
            .Should()
            .Be(expected);

    [Fact]
    public void Every_member_that_is_set_must_agree()
    {
        var selector = new SubjectSelector
        {
            TagIds = [Anna],
            Metadata = [new("subject", "anna")],
            CreatedFrom = Noon,
        };
        var image = Tagged(Anna) with
        {
            Created = Noon,
            Metadata = new Dictionary<string, string> { ["subject"] = "anna" },
        };

        Matcher(selector).Matches(image).Should().BeTrue();
        Matcher(selector).Matches(image with { Created = Noon.AddTicks(-1) }).Should().BeFalse();
        Matcher(selector).Matches(image with { Metadata = new Dictionary<string, string>() }).Should().BeFalse();
        Matcher(selector).Matches(image with { Tags = [] }).Should().BeFalse();
    }

    [Fact]
    public void Selector_shows_counts_and_no_value() =>
        new SubjectSelector { TagNames = ["Anna Larsen"], Metadata = [new("subject", "anna")] }
            .ToString()
            .Should()
            .Contain("1 tag,")
            .And.NotContain("Anna")
            .And.NotContain("anna");

    private static SubjectMatcher Matcher(SubjectSelector selector) =>
        new(selector, selector.TagIds.Count == 0 ? null : selector.TagIds.ToHashSet());

    private static Image Tagged(params Guid[] tags) =>
        new() { Id = Guid.NewGuid(), Tags = [.. tags.Select(tag => new ImageTag { TagId = tag })] };
}
