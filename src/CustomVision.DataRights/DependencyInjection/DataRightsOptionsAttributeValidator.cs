using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>Validates the attributes of the options, with generated code.</summary>
[OptionsValidator]
internal sealed partial class DataRightsOptionsAttributeValidator : IValidateOptions<DataRightsOptions>;
