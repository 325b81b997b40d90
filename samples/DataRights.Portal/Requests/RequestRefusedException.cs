namespace DataRights.Portal.Requests;

/// <summary>A call that cannot be carried out. The message reaches the caller and names no data subject.</summary>
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
