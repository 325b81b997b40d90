using CustomVision.DataRights.TrimmedApp;

// Published trimmed and run by .ci/run: what the trimmer took away by mistake is missed here, and the exit code says so.
var checks = new Checks();
await checks.RunAsync("registration from configuration", RegistrationChecks.RunAsync);
await checks.RunAsync("JSON with unknown members", JsonChecks.RunAsync);
await checks.RunAsync("texts from resources", TextChecks.RunAsync);
await checks.RunAsync("list, export, verification and deletion", JobChecks.RunAsync);
await checks.RunAsync("token and account through Azure Resource Manager", AzureChecks.RunAsync);
return checks.ExitCode;
