using DataRights.Sample;

const string Usage = "demo [--output DIR], verify DIR; with CUSTOMVISION_ENDPOINT and CUSTOMVISION_TRAINING_KEY set: "
    + "list, export DIR, plan TAG DIR EVIDENCE, erase DIR EVIDENCE DIGEST APPROVER";

try
{
    return await (args switch
    {
        ["demo"] => Demo.RunAsync(Path.Combine(Directory.CreateTempSubdirectory("datarights-demo-").FullName, "archive")),
        ["demo", "--output", var folder] => Demo.RunAsync(Path.GetFullPath(folder)),
        ["verify", var folder] => Steps.VerifyAsync(folder),
        ["list"] => OnResourceAsync(steps => steps.ListAsync()),
        ["export", var folder] => OnResourceAsync(steps => steps.ExportAsync(folder)),
        ["plan", var tag, var archive, var evidence] => OnResourceAsync(steps => steps.PlanAsync(tag, archive, evidence)),
        ["erase", var archive, var evidence, var sha, var by] => OnResourceAsync(steps => steps.EraseAsync(archive, evidence, sha, by)),
        _ => throw new DataRightsException(Usage),
    }) ? 0 : 1;
}
catch (Exception fault) when (fault is DataRightsException or IOException)
{
    Console.Error.WriteLine(fault.Message);
    return 2;
}

// The key comes from the environment, since the command line is saved in the shell's history.
static async Task<bool> OnResourceAsync(Func<Steps, Task<bool>> step)
{
    var key = Environment.GetEnvironmentVariable("CUSTOMVISION_TRAINING_KEY");
    var address = Environment.GetEnvironmentVariable("CUSTOMVISION_ENDPOINT");
    var isSet = Uri.TryCreate(address, UriKind.Absolute, out var endpoint) && key is { Length: > 0 };
    await using var services = isSet ? Steps.Register(endpoint!, key!) : throw new DataRightsException(Usage);
    return await step(services.GetRequiredService<Steps>());
}
