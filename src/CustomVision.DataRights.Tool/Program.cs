using CustomVision.DataRights.Tool;

return await DataRightsCommand.RunAsync(args);
