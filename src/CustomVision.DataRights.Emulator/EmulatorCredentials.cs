namespace CustomVision.DataRights.Emulator;

/// <summary>What the emulator accepts beside the training key.</summary>
public sealed class EmulatorCredentials
{
    /// <summary>Gets or sets the key that the <c>Prediction-Key</c> header must carry at the prediction endpoint.</summary>
    /// <value>The default is <c>emulator-prediction</c>; the training key is not accepted there, nor this one at the Training API.</value>
    public string PredictionKey { get; set; } = "emulator-prediction";

    /// <summary>Gets or sets the bearer token that the Training API accepts in place of a key, as a custom-subdomain endpoint does.</summary>
    /// <value>The default is <see langword="null"/>: no token is accepted.</value>
    public string? TrainingToken { get; set; }

    /// <summary>Gets or sets the bearer token that the calls of Azure Resource Manager ask for.</summary>
    /// <value>The default is <c>emulator-management</c>.</value>
    public string ManagementToken { get; set; } = "emulator-management";

    /// <summary>Gets or sets the second key that <c>listKeys</c> and the v1.2 account call name; it opens the Training API too.</summary>
    /// <value>The default is <c>emulator-second</c>.</value>
    public string SecondTrainingKey { get; set; } = "emulator-second";
}
