using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>Looks for the witness of a plan. Only what is asked after it was seen proves anything.</summary>
internal sealed class WitnessCheck(TrainingClient client)
{
    /// <summary>Looks.</summary>
    /// <returns>The projects that GetProjects lists, or why the witness was not seen.</returns>
    public async Task<(IReadOnlySet<Guid>? Projects, string? Refusal)> LookAsync(ErasureWitness witness, CancellationToken cancellationToken)
    {
        if (witness.Kind == ErasureWitnessKind.Account && !IsSameKey(witness))
        {
            return (null, "The training key is not the one that the plan was made with, and the plan left nothing standing that could show that the account is the same. "
                + "Verify with the key of the plan; after a rotation of that key, make a new plan.");
        }

        try
        {
            var projects = (await client.GetProjectsAsync(cancellationToken).ConfigureAwait(false)).Select(project => project.Value.Id).ToHashSet();
            if (witness.Kind == ErasureWitnessKind.Project)
            {
                return projects.Overlaps(witness.ProjectIds)
                    ? (projects, null)
                    : (null, "None of the projects that the plan left standing is seen. The key or the endpoint is another account's, or those projects have been deleted since.");
            }

            var domains = await client.GetDomainsAsync(cancellationToken).ConfigureAwait(false);
            return domains.Any(domain => domain.Value.Id == witness.DomainId)
                ? (projects, null)
                : (null, "The service does not list the domain that it listed when the plan was made: the endpoint does not answer as a training resource.");
        }
        catch (DataRightsException error)
        {
            return (null, $"The witness could not be asked for. {error.Message}");
        }
    }

    private bool IsSameKey(ErasureWitness witness) =>
        witness is { Salt: { } salt, CredentialDigest: { } expected }
        && client.Options.TrainingKey is { Length: > 0 } key
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Witnesses.CredentialDigest(salt, key)), Encoding.ASCII.GetBytes(expected));
}
