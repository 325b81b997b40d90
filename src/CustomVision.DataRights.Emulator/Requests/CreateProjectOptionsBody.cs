namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record CreateProjectOptionsBody(string? ExportModelContainerUri, string? NotificationQueueUri);
