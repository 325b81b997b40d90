namespace DataRights.Workers.Tests;

/// <summary>The program as a process, where it can do nothing: it says why, and ends.</summary>
public sealed class ProgramTests
{
    private const string Connection = "UseDevelopmentStorage=true";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_command_that_does_not_exist_is_answered_with_those_that_do()
    {
        var (exitCode, output) = await RunAsync("erase-everything", new Dictionary<string, string>(StringComparer.Ordinal));

        exitCode.Should().Be(2);
        output.Should().Contain("Usage: DataRights.Workers coordinator|worker|status|eraser");
    }

    [Theory]
    [InlineData("worker", "TaskHub", "my-hub", "TaskHub has 3 to 40 letters and digits")]
    [InlineData("worker", "WorkContainer", "archives", "WorkContainer must not be the container of the archives")]
    [InlineData("worker", "TakeoverTime", "00:00:05", "TakeoverTime must be from 20 seconds to an hour")]
    [InlineData("worker", "MaxOpenUnits", "0", "MaxOpenUnits is 1 to 1,000")]
    [InlineData("eraser", "TakeoverTime", "00:00:05", "TakeoverTime must be from 20 seconds to an hour")]
    [InlineData("coordinator", "ConnectionString", "", "set either ConnectionString, or AccountName and Credential")]
    public async Task A_setting_that_cannot_work_ends_the_program_with_its_name(string command, string name, string value, string message)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CustomVision__Endpoint"] = "http://127.0.0.1:1/",
            ["CustomVision__TrainingKey"] = "key",
            ["Workers__ConnectionString"] = Connection,
            ["Workers__" + name] = value,
        };

        var (exitCode, output) = await RunAsync(command, settings);

        exitCode.Should().Be(2);
        output.Should().Contain(message);
    }

    [Fact]
    public async Task A_resource_that_is_not_named_ends_the_program_with_the_setting_that_names_it()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Workers__ConnectionString"] = Connection };

        var (exitCode, output) = await RunAsync("coordinator", settings);

        exitCode.Should().Be(2);
        output.Should().Contain("CustomVision:Endpoint");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string command, IReadOnlyDictionary<string, string> settings)
    {
        using var process = new WorkerProcess(command, settings);
        process.Start();
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        await process.EndedAsync(limit.Token);
        return (process.ExitCode, string.Join('\n', process.Output));
    }
}
