using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>The calls before the first download and after the last one: none waits for an answer that it does not need.</summary>
public sealed class SimultaneousCallsTests
{
    [Theory]
    [InlineData("GetProject#1", "GetDomains#1")]
    [InlineData("GetTags#1", "GetIterations#1", "GetImageCount#1")]
    [InlineData("GetTags#2", "GetIterations#2", "GetImageCount#3")]
    public async Task Each_is_answered_only_when_the_others_were_made(params string[] calls)
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        rig.Emulator.Seed(account => account.AddProject("Quick", ProjectKind.Multilabel).AddImages(3));
        var (made, all) = (0, new TaskCompletionSource());
        foreach (var call in calls)
        {
            var (operation, number) = (call.Split('#')[0], int.Parse(call.Split('#')[1], null));
            rig.Emulator.Faults.Add(
                FaultRule
                    .For(operation)
                    .Between(number, number)
                    .Run(() =>
                    {
                        if (Interlocked.Increment(ref made) == calls.Length)
                        {
                            all.TrySetResult();
                        }

                        return all.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
                    })
            );
        }

        (await rig.ExportAsync(rig.NewFolder())).State.Should().Be(ExportState.Complete);

        made.Should().Be(calls.Length);
    }
}
