using CustomVision.DataRights.Emulator.Identity;

namespace CustomVision.DataRights.Emulator;

/// <summary>The credentials that the emulator accepts besides the training key, and the audiences and the role of bearer tokens.</summary>
public sealed class EmulatorCredentials
{
    /// <summary>Gets or sets the key that the <c>Prediction-Key</c> header must carry at the prediction endpoint.</summary>
    /// <value>The default is <c>emulator-prediction</c>; the two endpoints do not accept each other's keys.</value>
    public string PredictionKey { get; set; } = "emulator-prediction";

    /// <summary>
    /// Gets or sets the second key, which <c>listKeys</c> and the v1.2 account call return; the Training API accepts it as well.
    /// </summary>
    /// <value>The default is <c>emulator-second</c>.</value>
    public string SecondTrainingKey { get; set; } = "emulator-second";

    /// <summary>Gets or sets the audience that a bearer token for the Training API must have.</summary>
    /// <value>The default is <see cref="TokenAudience.Training"/>; sovereign clouds have others.</value>
    public string TrainingAudience { get; set; } = TokenAudience.Training;

    /// <summary>Gets or sets the audience that a bearer token for Azure Resource Manager must have.</summary>
    /// <value>The default is <see cref="TokenAudience.ResourceManager"/>; sovereign clouds have others.</value>
    public string ManagementAudience { get; set; } = TokenAudience.ResourceManager;

    /// <summary>Gets or sets the default role of issued tokens.</summary>
    /// <value>The default is <see langword="null"/>, which grants every right.</value>
    public CustomVisionRole? Role { get; set; }
}
