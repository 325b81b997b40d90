namespace CustomVision.DataRights.Emulator.Tests.Operations;

/// <summary>One emulator for all tests of the table: each seeds a project of its own.</summary>
public sealed class SharedEmulator : IAsyncLifetime
{
    private EmulatorFixture? _fixture;

    internal EmulatorFixture Fixture => _fixture!;

    public async Task InitializeAsync() =>
        _fixture = await EmulatorFixture.StartAsync(options =>
        {
            options.Behavior.Training.EnforceMinimums = false;
            options.Behavior.Resource.MaxProjects = int.MaxValue;
        });

    public async Task DisposeAsync() => await _fixture!.DisposeAsync();
}
