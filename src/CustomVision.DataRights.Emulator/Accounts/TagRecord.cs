namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>A tag in a training set.</summary>
internal sealed record TagRecord(Guid Id, string Name, string? Description, string Type)
{
    public const string Regular = "Regular";
    public const string Negative = "Negative";
    public const string GeneralProduct = "GeneralProduct";
}
