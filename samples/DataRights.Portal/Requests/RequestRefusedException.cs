namespace DataRights.Portal.Requests;

/// <summary>
/// The exception for a call that cannot be carried out. The message is returned to the caller, and must not identify a data subject.
/// </summary>
internal sealed class RequestRefusedException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>A fixed word for programs.</summary>
    public string Code { get; } = code;

    public static RequestRefusedException Conflict(string code, string message) => new(StatusCodes.Status409Conflict, code, message);

    public static RequestRefusedException Forbidden(string code, string message) => new(StatusCodes.Status403Forbidden, code, message);

    public static RequestRefusedException Gone(string code, string message) => new(StatusCodes.Status410Gone, code, message);

    public static RequestRefusedException NotFound() => new(StatusCodes.Status404NotFound, "notFound", "There is no such request.");
}
