namespace CustomVision.DataRights.Tool.Tests;

public sealed class UnforeseenFaultTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unforeseen_exception_ends_with_a_sentence_and_exit_code_1_and_without_a_stack_trace(bool isVerbose)
    {
        using var error = new StringWriter();
        await using var output = new ThrowingWriter("https://host/?sig=Alice");
        var invocation = new Invocation { Output = output, Error = error };

        var code = await DataRightsCommand.RunAsync(
            ["catalog", .. isVerbose ? ["--verbose"] : (string[])[]],
            invocation,
            CancellationToken.None
        );

        code.Should().Be(1);
        error.ToString().Should().MatchRegex("report it with this code: [0-9A-F]{8}-[0-9A-F]{8}[.]");
        error.ToString().Should().NotContain("Alice").And.NotContain("   at ").And.NotContain("Exception").And.NotContain("Writer");
    }
}
