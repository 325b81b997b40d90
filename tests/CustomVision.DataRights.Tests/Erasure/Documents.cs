using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>Small documents for tests that need no service.</summary>
internal static class Documents
{
    public static ErasurePlan Plan()
    {
        var time = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);
        var plan = new ErasurePlan
        {
            Format = "customvision-erasure-plan/2",
            Digest = "",
            PlanId = Guid.Parse("10000000-0000-0000-0000-000000000000"),
            CreatedAt = time,
            ExpiresAt = time.AddDays(7),
            Endpoint = "https://contoso.cognitiveservices.azure.com/",
            Scope = ErasureScope.Subject,
            Witness = new ErasureWitness
            {
                Kind = ErasureWitnessKind.Project,
                ProjectIds = [Guid.Parse("20000000-0000-0000-0000-000000000000")],
            },
            PredictionsChosen = false,
            Terms = new ErasureTerms
            {
                Models = ModelDecision.Retrain,
                AcceptCollateral = false,
                DeleteEmptiedTags = false,
                MaxObjects = 10,
                DriftTolerance = 0,
                ValidForSeconds = 604800,
                VerificationDeadlineSeconds = 600,
                CheckLinks = true,
            },
            SearchedProjects = [Guid.Parse("20000000-0000-0000-0000-000000000000")],
            SearchesNewProjects = true,
            UnknownIds = [],
            Totals = new ErasureTotals
            {
                Images = 1,
                Tags = 0,
                Predictions = 0,
                Iterations = 0,
                Projects = 0,
                Collateral = 0,
            },
            Projects =
            [
                new PlannedProject
                {
                    ProjectId = Guid.Parse("20000000-0000-0000-0000-000000000000"),
                    IsWhole = false,
                    WorkspaceImages = 3,
                    Iterations = [],
                    Steps =
                    [
                        new PlannedStep
                        {
                            Number = 1,
                            Kind = ErasureStepKind.DeleteImages,
                            Objects =
                            [
                                new PlannedObject
                                {
                                    Kind = ErasureObjectKind.Image,
                                    Id = Guid.Parse("30000000-0000-0000-0000-000000000000"),
                                    InWorkspace = true,
                                    Iterations = [],
                                },
                            ],
                        },
                    ],
                    Collateral = [],
                },
            ],
            Residuals = [new Residual { Kind = ResidualKind.IssuedLinks }],
        };
        return plan with { Digest = plan.ComputeDigest() };
    }
}
