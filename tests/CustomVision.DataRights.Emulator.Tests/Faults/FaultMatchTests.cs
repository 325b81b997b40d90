using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator.Tests.Faults;

public sealed class FaultMatchTests
{
    public static TheoryData<string, FaultMatch, int[]> Counts =>
        new()
        {
            { "all", FaultRule.ForEverything(), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
            { "nth", FaultRule.ForEverything().Nth(2), [2] },
            { "between", FaultRule.ForEverything().Between(2, 4), [2, 3, 4] },
            { "from", FaultRule.ForEverything().From(9), [9, 10] },
            { "every", FaultRule.ForEverything().Every(3), [3, 6, 9] },
            { "times", FaultRule.ForEverything().Every(3).Times(2), [3, 6] },
            { "never", FaultRule.ForEverything().WithRate(0), [] },
        };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Take_TenRequests_MeetsThoseThatTheRuleCounts(string name, FaultMatch match, int[] expected)
    {
        var plan = new FaultPlan();
        var rule = plan.Add(match.Drop());

        Enumerable.Range(1, 10).Where(_ => Take(plan)).Should().Equal(expected, name);
        plan.CountOf(rule).Should().Be(expected.Length);
    }

    [Theory]
    [InlineData(EndpointKind.Training, "GetImages", "GET", "/a/IMAGES", true)]
    [InlineData(EndpointKind.Training, "getimages", "get", "/a/images/x", true)]
    [InlineData(EndpointKind.Blob, "GetImages", "GET", "/a/images", false)]
    [InlineData(EndpointKind.Training, "GetTags", "GET", "/a/images", false)]
    [InlineData(EndpointKind.Training, null, "GET", "/a/images", false)]
    [InlineData(EndpointKind.Training, "GetImages", "POST", "/a/images", false)]
    [InlineData(EndpointKind.Training, "GetImages", "GET", "/a/tags", false)]
    public void Take_EveryConditionMustBeMet(EndpointKind endpoint, string? operation, string method, string path, bool expected)
    {
        var plan = new FaultPlan();
        plan.Add(FaultRule.For("GetImages", "GetImagesByIds").At(EndpointKind.Training).WithMethod("GET").WithPath("images").Drop());

        plan.Take(endpoint, operation, method, path).Should().HaveCount(expected ? 1 : 0);
    }

    [Fact]
    public void Take_RequestsThatDoNotMeetTheConditions_AreNotCounted()
    {
        var plan = new FaultPlan();
        plan.Add(FaultRule.For("GetImages").Nth(2).Drop());

        Take(plan, "GetImages").Should().BeFalse();
        Take(plan, "GetTags").Should().BeFalse();
        Take(plan, "GetImages").Should().BeTrue();
    }

    [Fact]
    public void Take_OfEachPath_CountsForEachPath()
    {
        var plan = new FaultPlan();
        plan.Add(FaultRule.ForBlobs().Nth(1).OfEachPath().Drop());

        new[] { "/1", "/2", "/1", "/3", "/2" }
            .Select(path => plan.Take(EndpointKind.Blob, null, "GET", path).Count)
            .Should()
            .Equal(1, 1, 0, 1, 0);
    }

    [Fact]
    public void Take_WithRate_MeetsAboutThatPartAndTheSameInEachRun()
    {
        bool[] Run(int seed)
        {
            var plan = new FaultPlan();
            plan.Add(FaultRule.ForEverything().WithRate(0.1, seed).Drop());
            return [.. Enumerable.Range(0, 10_000).Select(_ => Take(plan))];
        }

        Run(7).Count(met => met).Should().BeInRange(850, 1150);
        Run(7).Should().Equal(Run(7));
        Run(7).Should().NotEqual(Run(8));
    }

    [Fact]
    public void Take_TheAdministration_NeverSuffers()
    {
        var plan = new FaultPlan();
        plan.Add(FaultRule.ForEverything().Drop());

        plan.Take(EndpointKind.Admin, null, "DELETE", "/faults").Should().BeEmpty();
    }

    [Fact]
    public void Take_FromManyThreads_CountsEachRequestOnce()
    {
        var plan = new FaultPlan();
        var rule = plan.Add(FaultRule.ForEverything().Every(10).Drop());

        Parallel.For(0, 20_000, _ => Take(plan));

        plan.CountOf(rule).Should().Be(2_000);
    }

    [Fact]
    public void RemoveAndClear_EndRules()
    {
        var plan = new FaultPlan();
        var first = plan.Add(FaultRule.ForEverything().Drop());
        plan.Add(FaultRule.ForEverything().Html());

        plan.Remove(first).Should().BeTrue();
        plan.Remove(first).Should().BeFalse();
        plan.Rules.Should().ContainSingle();
        plan.Clear();
        plan.Rules.Should().BeEmpty();
        Take(plan).Should().BeFalse();
    }

    [Fact]
    public void Build_OutOfRange_SaysWhatIsWrong()
    {
        FluentActions.Invoking(() => FaultRule.For()).Should().Throw<ArgumentException>().WithMessage("*ForEverything*");
        FluentActions.Invoking(() => FaultRule.ForEverything().Nth(0)).Should().Throw<ArgumentException>().WithMessage("*counted from 1*");
        FluentActions.Invoking(() => FaultRule.ForEverything().Between(3, 2)).Should().Throw<ArgumentException>();
        FluentActions
            .Invoking(() => FaultRule.ForEverything().WithRate(double.NaN))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*rate*");
        FluentActions.Invoking(() => FaultRule.ForEverything().Answer(200)).Should().Throw<ArgumentException>().WithMessage("*status*");
        FluentActions
            .Invoking(() => FaultRule.ForEverything().Redirect("http://a b/"))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*host*");
        FluentActions
            .Invoking(() => FaultRule.ForEverything().MisstateLength(0))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*difference*");
    }

    private static bool Take(FaultPlan plan, string? operation = null) =>
        plan.Take(EndpointKind.Training, operation, "GET", "/x").Count > 0;
}
