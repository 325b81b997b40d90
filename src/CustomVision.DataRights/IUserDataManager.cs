namespace CustomVision.DataRights;

/// <summary>
/// The data rights over one Custom Vision resource: everything that its users can ask to be handed over
/// (<see cref="IUserDataExporter"/>) or deleted (<see cref="IUserDataEraser"/>).
/// </summary>
/// <remarks>
/// Registered by <c>AddCustomVisionDataRights</c>; safe for concurrent use. Every method fails with
/// <see cref="TrainingApiException"/> where the service refuses or cannot be reached, and with
/// <see cref="OperationCanceledException"/> as soon as its token is cancelled.
/// </remarks>
public interface IUserDataManager : IUserDataExporter, IUserDataEraser;
