using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>
/// Authorizes calls to the Training API and the prediction endpoint by keys, bearer tokens and the data actions of roles.
/// </summary>
internal static class TrainingAccess
{
    private const string Denied =
        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription "
            + "and use a correct regional API endpoint for your resource.";

    // NOTES 1.3: this text was recorded, and so was its use for every defect of a token.
    private const string BadToken =
        "Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.";

    public static Answer Unauthorized { get; } = Answer.Gateway(401, "401", Denied);

    private static Answer KeysDisabled { get; } =
        Answer.Gateway(403, "AuthenticationTypeDisabled", "Key based authentication is disabled for this resource.");

    public static Answer? TrainingRefusal(AccountState account, HttpRequest request, Operation? operation)
    {
        if (request.Headers["Training-Key"] is [{ } key, ..])
        {
            return account.Resource.DisableLocalAuth ? KeysDisabled
                : IsSame(key, account.TrainingKey) || IsSame(key, account.SecondTrainingKey) ? null
                : Unauthorized;
        }

        var bearer = Bearer.Of(request, account, account.Credentials.TrainingAudience);
        return bearer.Verdict switch
        {
            BearerVerdict.Valid => RefusalOfRole(account, request, operation, bearer.Token!),
            BearerVerdict.Missing => Unauthorized,
            BearerVerdict.Revoked => Answer
                .Gateway(401, "401", BadToken)
                .With("WWW-Authenticate", ClaimsChallenge.Header(ClaimsChallenge.Revoked(account.Clock.GetUtcNow()))),
            _ => Answer.Gateway(401, "401", BadToken).With("WWW-Authenticate", "Bearer error=\"invalid_token\""),
        };
    }

    public static Answer? PredictionRefusal(AccountState account, HttpRequest request) =>
        request.Headers["Prediction-Key"] is [{ } key, ..] && IsSame(key, account.Credentials.PredictionKey) ? null : Unauthorized;

    private static Answer? RefusalOfRole(AccountState account, HttpRequest request, Operation? operation, AccessToken token)
    {
        if (token.Role is not { } role || operation is null || DataActions.Of(operation) is var action && DataActions.Allows(role, action))
        {
            return null;
        }

        return account.Behavior.Resource.RoleRefusal == RoleRefusal.InsufficientCapability
            ? Answer.Fault(
                new ServiceFaultException("ForbiddenUserInsufficientCapability", "The user lacks the capability for this operation.")
            )
            : Answer.Gateway(
                403,
                "PermissionDenied",
                $"The principal lacks the required data action `{DataActions.Prefix}{action}` to perform `{request.Method} {request.Path}` "
                    + $"operation."
            );
    }

    private static bool IsSame(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
