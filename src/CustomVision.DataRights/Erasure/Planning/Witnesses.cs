using System.Security.Cryptography;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Chooses the witness of a plan.</summary>
internal static class Witnesses
{
    private const int MostProjects = 16;
    private const int SaltLength = 32;

    /// <param name="client">The client of the resource.</param>
    /// <param name="listed">Every project that GetProjects lists.</param>
    /// <param name="projects">The projects of the plan.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ErasureRejectedException">
    /// The plan deletes everything, and there is no credential that identifies the account.
    /// </exception>
    public static async Task<ErasureWitness> ChooseAsync(
        TrainingClient client,
        IReadOnlyList<Guid> listed,
        IReadOnlyList<PlannedProject> projects,
        CancellationToken cancellationToken
    )
    {
        var deleted = projects.Where(project => project.IsWhole).Select(project => project.ProjectId).ToHashSet();
        var touched = projects.Select(project => project.ProjectId).ToHashSet();
        var standing = listed
            .Where(id => !deleted.Contains(id))
            .OrderByDescending(touched.Contains)
            .ThenBy(id => id)
            .Take(MostProjects)
            .ToList();
        if (standing.Count > 0)
        {
            return new ErasureWitness { Kind = ErasureWitnessKind.Project, ProjectIds = standing };
        }

        var domains = await client.GetDomainsAsync(cancellationToken).ConfigureAwait(false);
        if (domains.Count == 0 || !client.HasCredential)
        {
            throw new ErasureRejectedException(
                ErasureRejection.NoWitness,
                "The plan would delete every project, and without a key or a token the verification could not identify the account "
                    + "afterwards. "
                    + "Keep one project out of the plan, or register the resource with its key or a token credential."
            );
        }

        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltLength));
        return new ErasureWitness
        {
            Kind = ErasureWitnessKind.Account,
            DomainId = domains.Select(domain => domain.Value.Id).Min(),
            Salt = salt,
            CredentialDigest = client.CredentialDigest(salt),
        };
    }
}
