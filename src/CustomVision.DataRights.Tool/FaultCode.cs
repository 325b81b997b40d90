using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// Describes an exception in codes for support, without its text, type or method: the error code, and the code of the method that threw.
/// </summary>
internal static class FaultCode
{
    /// <summary>Gets the codes of an exception and its causes, separated by commas.</summary>
    public static string OfAll(Exception fault)
    {
        var codes = new List<string>();
        for (var cause = fault; cause is not (null or OperationCanceledException); cause = cause.InnerException)
        {
            codes.Add(Of(cause));
        }

        return string.Join(", ", codes);
    }

    /// <summary>Gets the code of an exception, such as <c>80131509-3F2A91BC</c>, or the error of a connection.</summary>
    public static string Of(Exception fault) =>
        fault switch
        {
            HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request => request.HttpRequestError.ToString(),
            SocketException socket => socket.SocketErrorCode.ToString(),
            _ => string.Create(CultureInfo.InvariantCulture, $"{fault.HResult:X8}-{PlaceOf(fault)}"),
        };

    /// <summary>Gets the code of a method; a test finds the method of a code.</summary>
    public static string OfMethod(string? type, string name) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{type}.{name}")).AsSpan(0, sizeof(int)));

    // DiagnosticMethodInfo also works in a program that was compiled ahead of time.
    private static string PlaceOf(Exception fault) =>
        new StackTrace(fault).GetFrame(0) is { } frame && DiagnosticMethodInfo.Create(frame) is { } method
            ? OfMethod(method.DeclaringTypeName, method.Name)
            : new string('0', 2 * sizeof(int));
}
