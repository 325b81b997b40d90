namespace CustomVision.DataRights;

/// <summary>
/// The data rights operations of one Custom Vision resource: the export (<see cref="IUserDataExporter"/>) and the deletion
/// (<see cref="IUserDataEraser"/>) of everything in it.
/// </summary>
/// <remarks>
/// Registered by <c>AddCustomVisionDataRights</c>; safe for concurrent use. Every method throws a <see cref="TrainingApiException"/> if the
/// service rejects a request or cannot be reached, and an <see cref="OperationCanceledException"/> as soon as its token is canceled.
/// </remarks>
public interface IUserDataManager : IUserDataExporter, IUserDataEraser;
