using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>What the gateway in front of the service answers itself, in its own shape (NOTES 5.1).</summary>
internal static class Gateway
{
    private const string BadKey =
        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.";

    private const string BadToken =
        "Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.";

    public static Answer NotFound { get; } = Answer.Gateway(404, "404", "Resource not found");

    public static Answer Unauthorized { get; } = Answer.Gateway(401, "401", BadKey);

    /// <summary>The emulator's own answer to what the API does not have: a defect of its caller, or of the emulator.</summary>
    public static Answer NotImplemented(HttpRequest request) => Answer.Gateway(
        501, "501", $"The emulator knows no operation {request.Method} {request.Path}. The Training API v3.3 has none.");

    public static Answer? Refusal(AccountState account, HttpRequest request)
    {
        if (request.Headers["Training-Key"] is [{ } key, ..])
        {
            return IsSame(key, account.TrainingKey) || IsSame(key, account.Credentials.SecondTrainingKey) ? null : Unauthorized;
        }

        if (account.Credentials.TrainingToken is { } token && BearerOf(request) is { } bearer)
        {
            return IsSame(bearer, token) ? null : Answer.Gateway(401, "401", BadToken);
        }

        return Unauthorized;
    }

    public static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } value, ..] && value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? value[7..].Trim() : null;

    public static bool IsSame(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
