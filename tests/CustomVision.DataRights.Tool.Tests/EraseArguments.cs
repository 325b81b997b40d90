namespace CustomVision.DataRights.Tool.Tests;

/// <summary>The arguments of an erasure's commands, as a person gives them to an emulator, which limits no rate.</summary>
internal static class EraseArguments
{
    private static readonly string[] Unlimited = ["--requests-per-second", "0"];

    /// <summary>Plans the erasure of a person whom a tag names.</summary>
    public static string[] Plan(string output, string models = "retrain", string tag = "Anna Larsen") =>
        [
            "erase",
            "plan",
            "--tag",
            tag,
            "--models",
            models,
            .. models == "keep" ? (string[])["--reason", "needed"] : [],
            "--output",
            output,
            .. Unlimited,
        ];

    /// <summary>Plans the erasure of the account with its recoverable copy.</summary>
    public static string[] PlanAccount(string output) =>
        ["erase", "plan", "--account", "--purge", "--accept-published", "--output", output, .. Unlimited];

    /// <summary>Carries a plan out that was approved by its digest.</summary>
    public static string[] Apply(string plan, string digest, string journal, string receipt) =>
        [
            "erase",
            "apply",
            plan,
            "--approve",
            digest,
            "--approver",
            "dpo",
            "--reason",
            "request 7",
            "--journal",
            journal,
            "--receipt",
            receipt,
            .. Unlimited,
        ];
}
