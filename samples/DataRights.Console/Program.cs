using DataRights;

return await DataRightsCommand.RunAsync(args);
