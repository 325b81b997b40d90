using CustomVision.DataRights.Emulator.Tool;

return await EmulatorCommand.Create().Parse(args).InvokeAsync(new System.CommandLine.InvocationConfiguration());
