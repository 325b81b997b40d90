namespace CustomVision.DataRights.Tool.Tests;

public sealed class UnforeseenFaultTests
{
    [Fact]
    public async Task Unforeseen_exception_ends_with_a_sentence_and_exit_code_1_and_without_a_stack_trace()
    {
        var outcome = await Datarights.RunInAsync(
            ("DOTNET_STARTUP_HOOKS", typeof(UnforeseenFaultTests).Assembly.Location),
            emulator: null,
            "verify",
            Directory.GetCurrentDirectory(),
            "--help"
        );

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        outcome
            .Error.Should()
            .Contain(nameof(InvalidTimeZoneException))
            .And.Contain("report")
            .And.NotContain("Alice")
            .And.NotContain("   at ");
    }
}
