using DataRights.Workers;

return args switch
{
    ["coordinator"] => await Coordinator.RunAsync(),
    ["worker"] => await Worker.RunAsync(),
    ["status"] => await Status.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: DataRights.Workers coordinator|worker|status. The settings are in the environment; see the README.");
    return 2;
}
