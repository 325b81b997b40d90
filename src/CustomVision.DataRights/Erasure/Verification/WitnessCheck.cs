using System.Net;
using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Erasure.Texts;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>Looks for the witness of a plan. Only queries after it was seen are conclusive.</summary>
internal sealed class WitnessCheck(TrainingClient client, IAccountManager? accounts)
{
    /// <summary>Queries the witness once.</summary>
    /// <returns>The projects that GetProjects lists, or the reason why the witness was not seen and whether it may be seen later.</returns>
    public async Task<(IReadOnlySet<Guid>? Projects, string? Refusal, bool MayPass)> LookAsync(
        ErasureWitness witness,
        CancellationToken cancellationToken
    )
    {
        if (witness.Kind == ErasureWitnessKind.ResourceManager)
        {
            var (_, refusal) = await AccountVerifier
                .FindWitnessAsync(AccountRules.Require(accounts), cancellationToken)
                .ConfigureAwait(false);
            return (refusal is null ? new HashSet<Guid>() : null, refusal, refusal is not null);
        }

        if (witness.Kind == ErasureWitnessKind.Account && !IsSameKey(witness))
        {
            return (null, ErasureTexts.English("OtherCredential"), false);
        }

        try
        {
            var projects = await RemainingObjects.ListedProjectsAsync(client, cancellationToken).ConfigureAwait(false);
            if (witness.Kind == ErasureWitnessKind.Project)
            {
                return projects.Overlaps(witness.ProjectIds)
                    ? (projects, null, false)
                    : (null, ErasureTexts.English("ProjectsNotSeen"), true);
            }

            return witness.DomainId is { } domain
                && await RemainingObjects.ListsDomainAsync(client, domain, cancellationToken).ConfigureAwait(false)
                ? (projects, null, false)
                : (null, ErasureTexts.English("DomainNotSeen"), true);
        }
        catch (DataRightsException error)
        {
            var isRefused = error is TrainingApiException { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden };
            return (null, ErasureTexts.English("WitnessFailed", error.Message), !isRefused);
        }
    }

    private bool IsSameKey(ErasureWitness witness) =>
        witness is { Salt: { } salt, CredentialDigest: { } expected }
        && client.CredentialDigest(salt) is { } digest
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(digest), Encoding.ASCII.GetBytes(expected));
}
