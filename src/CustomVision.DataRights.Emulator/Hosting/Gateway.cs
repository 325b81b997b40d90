using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>What the gateway in front of the service answers itself, in its own shape (NOTES 5.1).</summary>
internal static class Gateway
{
    private const string BadKey =
        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.";

    public static Answer NotFound { get; } = Answer.Gateway(404, "404", "Resource not found");

    private static Answer Unauthorized { get; } = Answer.Gateway(401, "401", BadKey);

    private static Answer BadToken { get; } = Answer.Gateway(
        401, "401", "Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.");

    private static Answer NoManagementToken { get; } = Answer.Gateway(
        401, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing or the access token is invalid.");

    /// <summary>The emulator's own answer to what the API does not have: a defect of its caller, or of the emulator.</summary>
    public static Answer NotImplemented(HttpRequest request) => Answer.Gateway(
        501, "501", $"The emulator knows no operation {request.Method} {request.Path}. The published API has none.");

    /// <summary>Why a request is not let through, or null.</summary>
    public static Answer? Refusal(AccountState account, HttpRequest request, EndpointKind endpoint)
    {
        if (endpoint == EndpointKind.Arm)
        {
            return BearerOf(request) is { } token && IsSame(token, account.Credentials.ManagementToken) ? null : NoManagementToken;
        }

        // A deleted resource has no keys.
        if (account.ResourceState is not (ResourceState.Active or ResourceState.Deleting))
        {
            return Unauthorized;
        }

        return endpoint == EndpointKind.Prediction
            ? request.Headers["Prediction-Key"] is [{ } key, ..] && IsSame(key, account.Credentials.PredictionKey) ? null : Unauthorized
            : TrainingRefusal(account, request);
    }

    private static Answer? TrainingRefusal(AccountState account, HttpRequest request)
    {
        if (request.Headers["Training-Key"] is [{ } key, ..])
        {
            return IsSame(key, account.TrainingKey) || IsSame(key, account.Credentials.SecondTrainingKey) ? null : Unauthorized;
        }

        if (account.Credentials.TrainingToken is { } token && BearerOf(request) is { } bearer)
        {
            return IsSame(bearer, token) ? null : BadToken;
        }

        return Unauthorized;
    }

    private static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } value, ..] && value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? value[7..].Trim() : null;

    private static bool IsSame(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
