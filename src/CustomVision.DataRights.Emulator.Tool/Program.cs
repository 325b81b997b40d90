using CustomVision.DataRights.Emulator.Tool;

return await EmulatorCommand.RunAsync(args);
