using System.Globalization;
using CustomVision.DataRights.Account;

namespace CustomVision.DataRights.Tests.Account;

public sealed class AccountDeletionGuidanceTests
{
    [Fact]
    public void Guidance_names_both_ways_their_steps_and_what_to_know_before()
    {
        var guidance = AccountDeletionGuidance.Create(CultureInfo.InvariantCulture);

        guidance.Routes.Should().HaveCount(2);
        guidance
            .Routes[0]
            .Steps.Should()
            .Contain(step => step.Contains("purge", StringComparison.OrdinalIgnoreCase), "a resource can be recovered until it is purged");
        guidance.Routes[1].Steps.Should().Contain(step => step.Contains("Delete your account"));
        guidance.Routes.Should().OnlyContain(route => route.Address != null && route.Address.Scheme == "https");
        guidance.Warnings.Should().HaveCountGreaterThan(1).And.OnlyContain(warning => warning.EndsWith('.'));
    }

    [Fact]
    public void Language_that_is_not_there_reads_as_English() =>
        AccountDeletionGuidance
            .Create(CultureInfo.GetCultureInfo("is-IS"))
            .Should()
            .BeEquivalentTo(AccountDeletionGuidance.Create(CultureInfo.InvariantCulture));

    [Fact]
    public void Guidance_is_data_that_a_host_can_make_for_its_own_tests()
    {
        var guidance = new AccountDeletionGuidance
        {
            Routes =
            [
                new AccountRoute
                {
                    Name = "By hand",
                    AppliesTo = "Everybody",
                    Steps = ["Ask."],
                },
            ],
            Warnings = [],
        };

        guidance.Routes.Should().ContainSingle().Which.Address.Should().BeNull();
    }

    [Fact]
    public void Error_carries_the_guidance_in_the_readers_language()
    {
        var error = new AccountDeletionUnavailableException();

        error.Guidance.Should().BeEquivalentTo(AccountDeletionGuidance.Create(CultureInfo.CurrentUICulture));
        error.Should().BeAssignableTo<DataRightsException>();
    }
}
