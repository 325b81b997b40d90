using System.Reflection;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>
/// Which classes read the service for deletions: one asks whether objects remain, and the others are named with their question.
/// </summary>
public sealed class ServiceQuestionTests
{
    // What is there, to plan its erasure, and how much of it there is, before an account is deleted.
    private static readonly string[] Surveys =
    [
        "Erasure.Execution.AccountCounts",
        "Erasure.Planning.ApplicationFilter",
        "Erasure.Planning.ProjectSurveyor",
        "Erasure.Planning.Witnesses",
    ];

    [Fact]
    public void Only_RemainingObjects_asks_for_deletions_whether_an_object_is_there()
    {
        var root = typeof(IUserDataManager).Namespace!;
        typeof(IUserDataManager)
            .Assembly.GetTypes()
            .Where(type => type.DeclaringType is null && IsOfDeletions(type.Namespace?[root.Length..]))
            .Where(type => References.Of(type).Any(IsQuestion))
            .Select(type => type.FullName![(root.Length + 1)..])
            .Order(StringComparer.Ordinal)
            .Should()
            .Equal(Surveys, "whether something is still there is a question for {0}: see decision 0035", nameof(RemainingObjects));
    }

    [Fact]
    public void A_question_is_found_in_code_that_waits() =>
        References.Of(typeof(RemainingObjects)).Should().Contain(member => IsQuestion(member));

    private static bool IsOfDeletions(string? name) =>
        name is not null && (name == ".Deletion" || name == ".Erasure" || name.StartsWith(".Erasure.", StringComparison.Ordinal));

    private static bool IsQuestion(MemberInfo member) =>
        member.DeclaringType == typeof(TrainingClient)
        && (member.Name.StartsWith("Get", StringComparison.Ordinal) || member.Name.StartsWith("Query", StringComparison.Ordinal));
}
