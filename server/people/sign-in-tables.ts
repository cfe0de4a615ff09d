/** How the sign-in library finds its tables: its names on the left, the columns of `migrations/0002-sign-in.sql` on the right. */

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

/** Names of tables and columns for the options of the library. Its word for a person is fixed by it. */
export const SIGN_IN_NAMES = {
  user: { modelName: 'sign_in_persons', fields: { emailVerified: 'email_verified', ...times } },
  session: {
    modelName: 'sign_in_sessions',
    fields: { userId: 'person_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'agent', ...times },
  },
  account: {
    modelName: 'sign_in_accounts',
    fields: {
      userId: 'person_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...times,
    },
  },
  verification: { modelName: 'sign_in_verifications', fields: { expiresAt: 'expires_at', ...times } },
  passkey: {
    modelName: 'sign_in_passkeys',
    fields: {
      userId: 'person_id',
      publicKey: 'public_key',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
} as const
