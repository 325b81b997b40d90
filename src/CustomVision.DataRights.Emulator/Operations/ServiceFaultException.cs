namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>An error response in the service's own format: <c>{"code","message"}</c>.</summary>
internal sealed class ServiceFaultException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>The status that the code's prefix implies (NOTES 5.2).</summary>
    public int Status => StatusOf(Code);

    public static int StatusOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code switch
        {
            "ErrorPredictionServiceUnavailable" or "ErrorFeaturizationServiceUnavailable" => 503,
            "ErrorServerTimeOut" => 504,
            "UnsupportedMediaType" => 415,
            _ when code.StartsWith("BadRequest", StringComparison.Ordinal) => 400,
            _ when code.StartsWith("Forbidden", StringComparison.Ordinal) => 403,
            _ when code.StartsWith("NotFound", StringComparison.Ordinal) => 404,
            _ when code.StartsWith("Conflict", StringComparison.Ordinal) => 409,
            _ => 500,
        };
    }
}
