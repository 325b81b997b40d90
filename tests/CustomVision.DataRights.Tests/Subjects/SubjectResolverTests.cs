using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Subjects;

public sealed class SubjectResolverTests
{
    private static readonly Guid Reception = Guid.NewGuid();
    private static readonly Guid Parking = Guid.NewGuid();

    [Fact]
    public void Selector_that_names_nothing_is_refused_since_it_would_match_every_image()
    {
        var resolve = () => new SubjectResolver(new SubjectSelector());

        resolve.Should().Throw<DataRightsException>().WithMessage("*everyone*at least one*");
    }

    [Fact]
    public void Name_is_resolved_in_each_project_to_its_own_tag()
    {
        var resolver = new SubjectResolver(new SubjectSelector { TagNames = ["Anna Larsen"] });
        var (here, there) = (Tag("Anna Larsen"), Tag("Anna Larsen"));

        var reception = resolver.Resolve(
            Reception,
            [
                [here, Tag("Visitor")],
            ]
        );
        var parking = resolver.Resolve(
            Parking,
            [
                [there],
            ]
        );
        resolver.EnsureEveryTagWasFound();

        reception.Matches(With(here)).Should().BeTrue();
        reception.Matches(With(there)).Should().BeFalse("another project's tag of the same name is another tag");
        parking.Matches(With(there)).Should().BeTrue();
    }

    [Fact]
    public void Project_without_the_name_matches_nothing_while_another_has_it()
    {
        var resolver = new SubjectResolver(new SubjectSelector { TagNames = ["Anna Larsen"] });
        var anna = Tag("Anna Larsen");

        var parking = resolver.Resolve(
            Parking,
            [
                [Tag("car")],
            ]
        );
        resolver.Resolve(
            Reception,
            [
                [anna],
            ]
        );

        resolver.Invoking(all => all.EnsureEveryTagWasFound()).Should().NotThrow();
        parking.Matches(With(anna)).Should().BeFalse();
    }

    [Theory]
    [InlineData("anna larsen")]
    [InlineData("Anna Larsen ")]
    [InlineData("Anna  Larsen")]
    [InlineData("Anna Larse\u0301n")]
    public void Name_that_differs_in_anything_is_another_name_and_an_error_that_does_not_quote_it(string asked)
    {
        var resolver = new SubjectResolver(new SubjectSelector { TagNames = ["Visitor", asked] });
        resolver.Resolve(
            Reception,
            [
                [Tag("Anna Larsen"), Tag("Visitor")],
            ]
        );

        var error = resolver.Invoking(all => all.EnsureEveryTagWasFound()).Should().Throw<DataRightsException>().Which;

        error.Message.Should().Contain("number 2").And.Contain("exactly").And.NotContainEquivalentOf("larse");
    }

    [Fact]
    public void Every_unknown_name_is_reported_by_its_number()
    {
        var resolver = new SubjectResolver(new SubjectSelector { TagNames = ["A", "Visitor", "B"] });
        resolver.Resolve(
            Reception,
            [
                [Tag("Visitor")],
            ]
        );

        resolver.Invoking(all => all.EnsureEveryTagWasFound()).Should().Throw<DataRightsException>().WithMessage("*number 1, 3*");
    }

    [Fact]
    public void Ambiguous_name_is_an_error_that_gives_the_ids_and_not_the_name()
    {
        var (one, two) = (Tag("Anna Larsen"), Tag("Anna Larsen"));
        var resolver = new SubjectResolver(new SubjectSelector { TagNames = ["Anna Larsen"] });

        var error = resolver
            .Invoking(all =>
                all.Resolve(
                    Reception,
                    [
                        [one, two],
                    ]
                )
            )
            .Should()
            .Throw<DataRightsException>()
            .Which;

        error
            .Message.Should()
            .Contain(one.Id.ToString())
            .And.Contain(two.Id.ToString())
            .And.Contain(Reception.ToString())
            .And.NotContain("Anna");
    }

    [Fact]
    public void Name_that_lives_on_in_an_iteration_under_an_old_id_is_found_there_too()
    {
        var (now, before) = (Tag("Anna Larsen"), Tag("Anna Larsen"));
        var resolver = new SubjectResolver(new SubjectSelector { TagNames = ["Anna Larsen"] });

        var matcher = resolver.Resolve(
            Reception,
            [
                [now],
                [before],
            ]
        );

        matcher.Matches(With(now)).Should().BeTrue();
        matcher.Matches(With(before)).Should().BeTrue();
    }

    [Fact]
    public void Unknown_id_is_an_error_that_names_it()
    {
        var unknown = Guid.NewGuid();
        var resolver = new SubjectResolver(new SubjectSelector { TagIds = [unknown] });
        resolver.Resolve(
            Reception,
            [
                [Tag("Visitor")],
            ]
        );

        resolver.Invoking(all => all.EnsureEveryTagWasFound()).Should().Throw<DataRightsException>().WithMessage($"*{unknown}*");
    }

    [Fact]
    public void Names_and_ids_are_one_member_any_of_them_is_enough()
    {
        var (anna, visitor) = (Tag("Anna Larsen"), Tag("Visitor"));
        var resolver = new SubjectResolver(new SubjectSelector { TagNames = ["Anna Larsen"], TagIds = [visitor.Id] });

        var matcher = resolver.Resolve(
            Reception,
            [
                [anna, visitor],
            ]
        );

        matcher.Matches(With(anna)).Should().BeTrue();
        matcher.Matches(With(visitor)).Should().BeTrue();
    }

    [Fact]
    public void Selector_without_tags_needs_none_to_be_found()
    {
        var image = new Image { Id = Guid.NewGuid() };
        var resolver = new SubjectResolver(new SubjectSelector { ImageIds = [image.Id] });

        resolver.Resolve(Reception, []).Matches(image).Should().BeTrue();
        resolver.Invoking(all => all.EnsureEveryTagWasFound()).Should().NotThrow();
    }

    private static Tag Tag(string name) => new() { Id = Guid.NewGuid(), Name = name };

    private static Image With(Tag tag) => new() { Id = Guid.NewGuid(), Tags = [new ImageTag { TagId = tag.Id }] };
}
