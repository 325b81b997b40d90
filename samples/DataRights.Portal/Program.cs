using DataRights.Portal;
using DataRights.Portal.Demo;

if (args.Contains("--demo"))
{
    await DemoMode.RunAsync([.. args.Where(arg => arg != "--demo")]);
    return;
}

var app = PortalApplication.Build(args);
await PortalApplication.StartAsync(app);
await app.WaitForShutdownAsync();
