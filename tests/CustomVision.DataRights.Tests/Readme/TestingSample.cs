using CustomVision.DataRights.Emulator;

namespace CustomVision.DataRights.Tests.Readme;

/// <summary>The code of docs/testing.md and of the emulator's README.md, compiled and run.</summary>
internal static class TestingSample
{
    public static async Task RunAsync(Func<Uri, string, Task> YourCodeAsync)
    {
        // <testing>
        await using var emulator = await TrainingEmulator.StartAsync();
        var project = emulator.Seed(account => account.AddProject("Faces", ProjectKind.Multilabel));
        var images = emulator.Seed(account => { var p = account.Project(project.Id); return p.AddImages(10, p.AddTag("Anna")); });
        await YourCodeAsync(emulator.Endpoint, emulator.TrainingKey);
        Assert.Empty(emulator.Account.Project(project.Id).AllImageIds);
        // </testing>
    }
}
