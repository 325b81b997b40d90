using System.Net;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Restore;

/// <summary>
/// Explains why the target rejected a request, and states the remedy. Everything restored so far remains, and the next run resumes.
/// </summary>
internal static class RestoreErrors
{
    public static DataRightsException Explain(TrainingApiException error, Guid project)
    {
        var remedy = error switch
        {
            { Code: "BadRequestExceedProjectLimit" } =>
                "The target has as many projects as its tier allows (F0: 2, S0: 100). Delete projects that are no longer needed, or "
                    + "restore into another "
                    + "resource or tier",
            { Code: "BadRequestExceedTagPerProjectLimit" } =>
                "The project has more tags than the target's tier allows (F0: 50, S0: 500). Restore into a resource of a higher tier",
            { Code: "BadRequestExceededQuota" or "BadRequestImageExceededCount" } =>
                "The target's quota is used up (images of a project: F0 5,000, S0 100,000). Raise the tier, or restore into another "
                    + "resource",
            _ when ServiceAnswer.SaysGone(error, ServiceObjectKind.Project, isOneOfSeveral: true) =>
                "The project that the journal names is no longer in the target. Delete the work directory to restore it again",
            { Code: "ForbiddenDRModeEnabled" } =>
                "The target is in disaster recovery mode and can only be read. Restore when that mode has ended",
            { Code: "BadRequestCustomerManagedKeyRevoked" } => "The target's encryption key was revoked. Restore the key first",
            { Status: HttpStatusCode.Unauthorized } => "The target does not accept the key or token. Check Endpoint and TrainingKey",
            { Status: HttpStatusCode.Forbidden } =>
                "The identity is not allowed to create projects. It needs the role Cognitive Services Custom Vision Contributor "
                    + "(Trainer does not include the right to create projects); inside a virtual network, run from a network that the "
                    + "target admits",
            { Status: HttpStatusCode.TooManyRequests } => "The target is throttling requests. Lower RequestsPerSecond, or wait",
            { Status: null } => "Check the endpoint and the network; inside a virtual network, run from a network that the target admits",
            _ => "Remove the cause that the target names",
        };
        return new DataRightsException(
            $"The restore of project {project} stopped. {error.Message} {remedy}. Run the restore again to resume it.",
            error
        );
    }
}
